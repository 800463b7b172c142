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
    <name>entente::NetworkView</name>
    <message numerus="yes">
        <source>%n shared event(s) within %1 years</source>
        <translation>
            <numerusform>%n shared event within %1 years</numerusform>
            <numerusform>%n shared events within %1 years</numerusform>
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
</context>
</TS>