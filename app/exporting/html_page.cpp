// SPDX-FileCopyrightText: Entente contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exporting/html_page.h"

namespace entente
{

const char *const htmlStyle = R"css(
*{box-sizing:border-box}
html{background:var(--canvas);color:var(--ink);font:16px/1.45 Inter,"Noto Sans","Helvetica Neue",Arial,sans-serif}
body{margin:0}
header,main,.contents{max-width:1232px;margin:0 auto;padding:0 24px}
header{padding-top:20px}
h1{font-size:15px;font-weight:600;color:var(--muted);margin:0}
h2{font-size:28px;line-height:1.2;margin:0 0 4px}
h2:focus{outline:none}
.skip{position:absolute;left:-9999px}
.skip:focus{position:static}
.handling{position:sticky;top:0;z-index:1;margin:0;padding:4px 24px;text-align:center;font-weight:600}
.contents{font-size:14px;margin-top:8px}
.contents ol{margin:0;padding-left:20px}
a{color:inherit;text-underline-offset:2px}
.scene{padding:28px 0 20px;border-top:1px solid var(--line)}
.scene:first-child{border-top:0}
.chapter{margin:0 0 2px;font-size:12px;font-weight:600;letter-spacing:.05em;text-transform:uppercase;color:var(--muted)}
.caption{max-width:72ch;color:var(--muted)}
.caption p{margin:0 0 6px}
figure{margin:12px 0;overflow:hidden;touch-action:pan-y}
figure svg{display:block;width:100%;height:auto}
figure:focus-visible,button:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.foot{font-size:12px;color:var(--muted);margin:6px 0 10px}
details{font-size:14px;color:var(--muted);margin:6px 0;max-width:90ch}
summary{cursor:pointer}
details ol{padding-left:28px;overflow-wrap:anywhere}
[data-event]{cursor:pointer}
.controls,.card{display:none}
.js .contents{display:none}
.js .scene{display:none;border:0;padding-top:16px;scroll-margin-top:300px}
.js .scene.now{display:block}
.js .again{display:block}
.js main{padding-bottom:72px}
.js figure.close{cursor:grab;touch-action:none}
.js figure.close:active{cursor:grabbing}
.js .controls{display:flex;align-items:center;gap:8px;position:fixed;left:0;right:0;bottom:0;padding:10px 24px;background:var(--canvas);border-top:1px solid var(--line)}
button{font:inherit;font-size:14px;min-width:44px;min-height:44px;padding:0 14px;border:1px solid var(--line);border-radius:4px;background:var(--canvas);color:var(--ink);cursor:pointer}
button:hover{background:var(--panel)}
button:disabled{color:var(--muted);cursor:default;opacity:.6}
.where{flex:1;text-align:center;font-variant-numeric:tabular-nums;color:var(--muted);font-size:14px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.card{position:fixed;z-index:2;max-width:360px;padding:12px 14px;background:var(--canvas);color:var(--ink);border:1px solid var(--line);border-radius:4px;box-shadow:0 4px 18px rgba(0,0,0,.18);font-size:14px}
.card.open{display:block}
.card h3{font-size:15px;margin:0 0 2px}
.card p{margin:0 0 6px}
.card .facts{color:var(--muted)}
.card ul{margin:0;padding-left:18px}
@media (prefers-reduced-motion:no-preference){.js .scene.now.led{animation:appear .2s ease-out}}
@keyframes appear{from{opacity:0}}
@media (max-width:700px){header,main,.contents{padding-left:14px;padding-right:14px}h2{font-size:22px}figure.fits{overflow-x:auto}figure.fits svg{min-width:720px}.controls{gap:4px!important;padding:8px!important}button{padding:0 10px}}
@media print{.js .scene{display:block;break-after:page}.js .controls,.card{display:none}.js .contents{display:block}}
)css";

const char *const htmlControls =
    R"html(<div class="controls" role="toolbar" aria-label="Scenes">
<button type="button" id="back" aria-label="Scene before">←</button>
<button type="button" id="smaller" aria-label="Smaller">−</button>
<button type="button" id="larger" aria-label="Larger">+</button>
<span class="where" id="where" role="status" aria-live="polite"></span>
<button type="button" id="on" aria-label="Next scene">→</button>
</div>
<div class="card" id="card" role="dialog" aria-label="Event"></div>
)html";

const char *const htmlScript = R"js(
(function () {
  "use strict";
  var root = document.documentElement, scenes = [].slice.call(document.querySelectorAll(".scene"));
  if (!scenes.length) return;
  var events = JSON.parse(document.getElementById("events").textContent);
  var card = document.getElementById("card"), where = document.getElementById("where");
  var back = document.getElementById("back"), on = document.getElementById("on");
  var larger = document.getElementById("larger"), smaller = document.getElementById("smaller");
  var now = -1, views = scenes.map(function () { return null; });
  root.classList.add("js");

  function svg() { return scenes[now].querySelector("svg"); }
  function whole() {
    var s = svg();
    if (!s.whole) s.whole = s.getAttribute("viewBox").split(" ").map(Number);
    return s.whole;
  }
  function show(number, byUser) {
    number = Math.max(0, Math.min(scenes.length - 1, number));
    if (number === now) return;
    if (now >= 0) scenes[now].classList.remove("now");
    now = number;
    scenes[now].classList.add("now");
    scenes[now].classList.toggle("led", !!byUser);
    hide();
    back.disabled = now === 0;
    on.disabled = now === scenes.length - 1;
    var title = scenes[now].querySelector("h2");
    where.textContent = now + 1 + " / " + scenes.length + "  " + title.textContent;
    apply();
    if (byUser) {
      history.replaceState(null, "", "#" + scenes[now].id);
      window.scrollTo(0, 0);
      title.focus({ preventScroll: true });
    }
  }

  // Zoom: the part of the picture that is seen.
  function apply() {
    var v = views[now], w = whole();
    svg().setAttribute("viewBox", (v || w).join(" "));
    scenes[now].querySelector("figure").classList.toggle("close", !!v);
    smaller.disabled = !v;
  }
  function limit(v) {
    var w = whole();
    v[0] = Math.max(w[0], Math.min(w[0] + w[2] - v[2], v[0]));
    v[1] = Math.max(w[1], Math.min(w[1] + w[3] - v[3], v[1]));
    return v;
  }
  function zoom(factor, x, y) {
    var w = whole(), v = views[now] || w.slice();
    var width = Math.max(w[2] / 12, Math.min(w[2], v[2] / factor)), scale = width / v[2];
    if (x === undefined) { x = v[0] + v[2] / 2; y = v[1] + v[3] / 2; }
    v = limit([x - (x - v[0]) * scale, y - (y - v[1]) * scale, width, v[3] * scale]);
    views[now] = width >= w[2] * 0.999 ? null : v;
    apply();
  }
  function pan(dx, dy) {
    var v = views[now];
    if (!v) return;
    views[now] = limit([v[0] + dx, v[1] + dy, v[2], v[3]]);
    apply();
  }
  function toPicture(x, y) {
    var box = svg().getBoundingClientRect(), v = views[now] || whole();
    return [v[0] + (x - box.left) / box.width * v[2], v[1] + (y - box.top) / box.height * v[3]];
  }

  // What is known of an event.
  function text(parent, tag, words, className) {
    if (!words) return null;
    var e = document.createElement(tag);
    e.textContent = words;
    if (className) e.className = className;
    parent.appendChild(e);
    return e;
  }
  function open(keys, x, y) {
    card.textContent = "";
    var known = keys.filter(function (k) { return events[k]; });
    if (!known.length) return hide();
    known.slice(0, 3).forEach(function (k) {
      var e = events[k];
      text(card, "h3", e.t);
      text(card, "p", [e.w, e.k, e.p].filter(Boolean).join(" · "), "facts");
      if (known.length > 1) return;
      text(card, "p", e.d);
      var list = document.createElement("ul");
      e.s.forEach(function (s) {
        var item = text(list, "li", s[1] ? "" : s[0]) || list.appendChild(document.createElement("li"));
        if (!s[1]) return;
        var a = text(item, "a", s[0]);
        a.href = s[1]; a.target = "_blank"; a.rel = "noopener noreferrer";
      });
      if (e.s.length) card.appendChild(list);
    });
    if (known.length > 3) text(card, "p", "and " + (known.length - 3) + " more", "facts");
    card.classList.add("open");
    var box = card.getBoundingClientRect();
    card.style.left = Math.max(8, Math.min(innerWidth - box.width - 8, x + 14)) + "px";
    card.style.top = Math.max(8, Math.min(innerHeight - box.height - 80, y + 14)) + "px";
  }
  function hide() { card.classList.remove("open"); pinned = false; }
  function keysAt(target) {
    var e = target.closest ? target.closest("[data-event]") : null;
    return e ? e.getAttribute("data-event").split(" ") : [];
  }
  var pinned = false, pressed = null, moved = false;

  scenes.forEach(function (scene) {
    var figure = scene.querySelector("figure"), fingers = {}, spread = 0;
    figure.classList.add("fits");
    // The names of marks would come up as tooltips beside the card.
    [].forEach.call(figure.querySelectorAll("[data-event] > title"), function (t) {
      t.parentNode.setAttribute("aria-label", t.textContent);
      t.remove();
    });
    figure.addEventListener("wheel", function (e) {
      if (!e.ctrlKey && !views[now]) return; // the page scrolls
      e.preventDefault();
      var at = toPicture(e.clientX, e.clientY);
      zoom(Math.exp(-e.deltaY / 400), at[0], at[1]);
    }, { passive: false });
    figure.addEventListener("dblclick", function (e) {
      var at = toPicture(e.clientX, e.clientY);
      if (views[now]) { views[now] = null; apply(); } else zoom(2.5, at[0], at[1]);
    });
    figure.addEventListener("pointerdown", function (e) {
      fingers[e.pointerId] = [e.clientX, e.clientY];
      pressed = [e.clientX, e.clientY, Date.now()];
      moved = false;
      spread = 0;
    });
    figure.addEventListener("pointermove", function (e) {
      var last = fingers[e.pointerId];
      if (last) {
        var ids = Object.keys(fingers), box = svg().getBoundingClientRect(), v = views[now] || whole();
        if (ids.length === 2) {
          fingers[e.pointerId] = [e.clientX, e.clientY];
          var a = fingers[ids[0]], b = fingers[ids[1]], d = Math.hypot(a[0] - b[0], a[1] - b[1]);
          if (spread) {
            var at = toPicture((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
            zoom(d / spread, at[0], at[1]);
          }
          spread = d;
          moved = true;
          return;
        }
        if (Math.hypot(e.clientX - pressed[0], e.clientY - pressed[1]) > 6) moved = true;
        if (views[now] && moved) {
          pan((last[0] - e.clientX) / box.width * v[2], (last[1] - e.clientY) / box.height * v[3]);
          figure.setPointerCapture(e.pointerId);
        }
        fingers[e.pointerId] = [e.clientX, e.clientY];
      } else if (e.pointerType === "mouse" && !pinned) {
        var keys = keysAt(e.target);
        if (keys.length) open(keys, e.clientX, e.clientY); else hide();
      }
    });
    function release(e) {
      delete fingers[e.pointerId];
      if (e.type !== "pointerup" || !pressed) return;
      var dx = e.clientX - pressed[0], dy = e.clientY - pressed[1];
      if (e.pointerType !== "mouse" && !views[now] && Math.abs(dx) > 60 && Math.abs(dy) < 40 && Date.now() - pressed[2] < 700) show(now + (dx < 0 ? 1 : -1), true);
      else if (!moved) {
        var keys = keysAt(e.target);
        if (keys.length) { open(keys, e.clientX, e.clientY); pinned = card.classList.contains("open"); } else hide();
      }
    }
    figure.addEventListener("pointerup", release);
    figure.addEventListener("pointercancel", release);
    figure.addEventListener("pointerleave", function (e) { if (e.pointerType === "mouse" && !pinned) hide(); });
  });

  back.onclick = function () { show(now - 1, true); };
  on.onclick = function () { show(now + 1, true); };
  larger.onclick = function () { zoom(1.5); };
  smaller.onclick = function () { zoom(1 / 1.5); };
  document.addEventListener("keydown", function (e) {
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    var tag = e.target.tagName, v = views[now], step = v ? v[2] / 10 : 0;
    if ((tag === "BUTTON" || tag === "SUMMARY" || tag === "A") && (e.key === " " || e.key === "Enter")) return;
    var inPicture = v && tag === "FIGURE";
    if (e.key === "Escape") { if (card.classList.contains("open")) hide(); else { views[now] = null; apply(); } }
    else if (inPicture && e.key === "ArrowLeft") pan(-step, 0);
    else if (inPicture && e.key === "ArrowRight") pan(step, 0);
    else if (inPicture && e.key === "ArrowUp") pan(0, -step);
    else if (inPicture && e.key === "ArrowDown") pan(0, step);
    else if (e.key === "ArrowRight" || e.key === "PageDown" || (e.key === " " && !e.shiftKey)) show(now + 1, true);
    else if (e.key === "ArrowLeft" || e.key === "PageUp" || e.key === " ") show(now - 1, true);
    else if (e.key === "Home") show(0, true);
    else if (e.key === "End") show(scenes.length - 1, true);
    else if (e.key === "+" || e.key === "=") zoom(1.5);
    else if (e.key === "-") zoom(1 / 1.5);
    else return;
    e.preventDefault();
  });
  function fromAddress() {
    var place = scenes.findIndex(function (s) { return "#" + s.id === location.hash; });
    show(place < 0 ? 0 : place, false);
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
)js";

} // namespace entente
