<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n label(s) hidden</source>
        <translation>
            <numerusform>%n label hidden</numerusform>
            <numerusform>%n labels hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tie(s)</source>
        <translation>
            <numerusform>%Ln tie</numerusform>
            <numerusform>%Ln ties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln actor(s)</source>
        <translation>
            <numerusform>%Ln actor</numerusform>
            <numerusform>%Ln actors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s)</source>
        <translation>
            <numerusform>%Ln pair</numerusform>
            <numerusform>%Ln pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lane(s)</source>
        <translation>
            <numerusform>%Ln lane</numerusform>
            <numerusform>%Ln lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lane(s) hidden</source>
        <translation>
            <numerusform>%Ln lane hidden</numerusform>
            <numerusform>%Ln lanes hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) hidden</source>
        <translation>
            <numerusform>%Ln label hidden</numerusform>
            <numerusform>%Ln labels hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) hidden</source>
        <translation>
            <numerusform>%Ln name hidden</numerusform>
            <numerusform>%Ln names hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in columns</source>
        <translation>
            <numerusform>%Ln in columns</numerusform>
            <numerusform>%Ln in columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown time</source>
        <translation>
            <numerusform>%Ln of unknown time</numerusform>
            <numerusform>%Ln of unknown time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at any time</source>
        <translation>
            <numerusform>%Ln at any time</numerusform>
            <numerusform>%Ln at any time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shared event(s)</source>
        <translation>
            <numerusform>%Ln shared event</numerusform>
            <numerusform>%Ln shared events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln year</numerusform>
            <numerusform>%Ln years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message numerus="yes">
        <source>%Ln dated less exactly than to the month</source>
        <translation>
            <numerusform>%Ln dated less exactly than to the month</numerusform>
            <numerusform>%Ln dated less exactly than to the month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dated less exactly than to the day</source>
        <translation>
            <numerusform>%Ln dated less exactly than to the day</numerusform>
            <numerusform>%Ln dated less exactly than to the day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln outside</source>
        <translation>
            <numerusform>%Ln outside</numerusform>
            <numerusform>%Ln outside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a date</source>
        <translation>
            <numerusform>%Ln without a date</numerusform>
            <numerusform>%Ln without a date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n without a place</numerusform>
            <numerusform>%n without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside the view</source>
        <translation>
            <numerusform>%n outside the view</numerusform>
            <numerusform>%n outside the view</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>← %Ln earlier</source>
        <translation>
            <numerusform>← %Ln earlier</numerusform>
            <numerusform>← %Ln earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln later →</source>
        <translation>
            <numerusform>%Ln later →</numerusform>
            <numerusform>%Ln later →</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without %1</source>
        <translation>
            <numerusform>%Ln without %1</numerusform>
            <numerusform>%Ln without %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more event(s)</source>
        <translation>
            <numerusform>and %Ln more event</numerusform>
            <numerusform>and %Ln more events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them without a known date</source>
        <translation>
            <numerusform>%Ln of them without a known date</numerusform>
            <numerusform>%Ln of them without a known date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s)</source>
        <translation>
            <numerusform>%1 of %Ln event</numerusform>
            <numerusform>%1 of %Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message numerus="yes">
        <source>%Ln restricted event(s)</source>
        <translation>
            <numerusform>%Ln restricted event</numerusform>
            <numerusform>%Ln restricted events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) under embargo</source>
        <translation>
            <numerusform>%Ln event under embargo</numerusform>
            <numerusform>%Ln events under embargo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restricted source(s)</source>
        <translation>
            <numerusform>%Ln restricted source</numerusform>
            <numerusform>%Ln restricted sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restricted report(s)</source>
        <translation>
            <numerusform>%Ln restricted report</numerusform>
            <numerusform>%Ln restricted reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) on events</source>
        <translation>
            <numerusform>%Ln note on events</numerusform>
            <numerusform>%Ln notes on events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tie(s) resting on such events alone</source>
        <translation>
            <numerusform>%Ln tie resting on such events alone</numerusform>
            <numerusform>%Ln ties resting on such events alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s) to such events</source>
        <translation>
            <numerusform>%Ln relation to such events</numerusform>
            <numerusform>%Ln relations to such events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln speaker's note(s)</source>
        <translation>
            <numerusform>%Ln speaker's note</numerusform>
            <numerusform>%Ln speaker's notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on such events</source>
        <translation>
            <numerusform>%Ln remark on such events</numerusform>
            <numerusform>%Ln remarks on such events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) of stories that cannot be read</source>
        <translation>
            <numerusform>%Ln text of stories that cannot be read</numerusform>
            <numerusform>%Ln texts of stories that cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::ArchiveDialog</name>
    <message numerus="yes">
        <source>It answers: %Ln event(s).</source>
        <translation>
            <numerusform>It answers: %Ln event.</numerusform>
            <numerusform>It answers: %Ln events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::ChangesView</name>
    <message numerus="yes">
        <source>The first %1 of %Ln change(s)</source>
        <translation>
            <numerusform>The first %1 of %Ln change</numerusform>
            <numerusform>The first %1 of %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::ColorPage</name>
    <message numerus="yes">
        <source>And %n more pair(s).</source>
        <translation>
            <numerusform>And %n more pair.</numerusform>
            <numerusform>And %n more pairs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::DataExport</name>
    <message numerus="yes">
        <source>Exported %Ln event(s) as “%1”.</source>
        <translation>
            <numerusform>Exported %Ln event as “%1”.</numerusform>
            <numerusform>Exported %Ln events as “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::FacetsModel</name>
    <message numerus="yes">
        <source>%1: %n event(s)</source>
        <translation>
            <numerusform>%1: %n event</numerusform>
            <numerusform>%1: %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::FileDrop</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read: %1 imported, %2 merged with events that were there, %3 rejected.</source>
        <translation>
            <numerusform>%Ln row read: %1 imported, %2 merged with events that were there, %3 rejected.</numerusform>
            <numerusform>%Ln rows read: %1 imported, %2 merged with events that were there, %3 rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::MainWindow</name>
    <message numerus="yes">
        <source>Copied %Ln event(s)</source>
        <translation>
            <numerusform>Copied %Ln event</numerusform>
            <numerusform>Copied %Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::MapView</name>
    <message numerus="yes">
        <source>%Ln event(s) together</source>
        <translation>
            <numerusform>%Ln event together</numerusform>
            <numerusform>%Ln events together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln event(s)</source>
        <translation>
            <numerusform>%1 · %Ln event</numerusform>
            <numerusform>%1 · %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select these %Ln event(s)</source>
        <translation>
            <numerusform>Select these %Ln event</numerusform>
            <numerusform>Select these %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) there</source>
        <translation>
            <numerusform>%Ln event there</numerusform>
            <numerusform>%Ln events there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::NetworkView</name>
    <message numerus="yes">
        <source>%n shared event(s) within %1 years</source>
        <translation>
            <numerusform>%n shared event within %1 years</numerusform>
            <numerusform>%n shared events within %1 years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 in %n year(s)</source>
        <translation>
            <numerusform>At least %1 in %n year</numerusform>
            <numerusform>At least %1 in %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) ✕</source>
        <translation>
            <numerusform>%n date ✕</numerusform>
            <numerusform>%n dates ✕</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::Playback</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::StatusLine</name>
    <message numerus="yes">
        <source>%1 of %Ln event(s)</source>
        <translation>
            <numerusform>%1 of %Ln event</numerusform>
            <numerusform>%1 of %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::StoryDialog</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n scene</numerusform>
            <numerusform>%n scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::TimelineHeads</name>
    <message numerus="yes">
        <source>%n hidden, show…</source>
        <translation>
            <numerusform>%n hidden, show…</numerusform>
            <numerusform>%n hidden, show…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>entente::TimelineView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
</TS>