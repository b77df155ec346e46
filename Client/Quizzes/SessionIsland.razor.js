// What a session needs of the browser itself. What a key means is decided by the page in .NET; this file says only where it was pressed.

let page = null;
let inViewSince = null;
let inViewBefore = 0;
let lastWord = null;

export function attach(target) {
  page = target;
  restartClock();
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", sendOff);
  window.addEventListener("quizhub:return", onReturn);
}

export function detach() {
  page = null;
  lastWord = null;
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("visibilitychange", onVisibility);
  window.removeEventListener("pagehide", sendOff);
  window.removeEventListener("quizhub:return", onReturn);
}

export function focusHeading() {
  const heading = document.querySelector("[data-step-heading]");
  if (!heading) {
    return;
  }
  heading.focus({ preventScroll: true });
  if (heading.hasAttribute("data-step-top")) {
    window.scrollTo(0, 0);
    return;
  }
  if (heading.hasAttribute("data-step-stays")) {
    // What is new stands below what is being looked at.
    return;
  }
  const box = heading.getBoundingClientRect();
  if (box.top < 0 || box.bottom > window.innerHeight * 0.7) {
    heading.scrollIntoView({ block: "start" });
  }
}

export function showDialog(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
}

export function printPage() {
  window.print();
}

export function restartClock() {
  inViewBefore = 0;
  inViewSince = document.visibilityState === "visible" ? performance.now() : null;
}

export function readClock() {
  const now = inViewSince === null ? 0 : performance.now() - inViewSince;
  return {
    activeMilliseconds: Math.round(inViewBefore + now),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "Etc/UTC",
  };
}

// Kept texts know their age, so that what nobody comes back for does not stay for ever.
const longestKept = 90 * 24 * 60 * 60 * 1000;

export function keep(key, text) {
  try {
    if (text === null || text === undefined) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), text }));
    }
  } catch {
    // Storage is switched off or full: what was written then lives in the open page alone.
  }
}

export function keptUnder(prefix) {
  const found = {};
  for (const [key, { text }] of entries(prefix)) {
    if (typeof text === "string") {
      found[key] = text;
    }
  }
  return found;
}

export function dropForeign(root, own) {
  for (const [key, { at }] of entries(root)) {
    if (!key.startsWith(own) || !(Math.abs(Date.now() - at) < longestKept)) {
      localStorage.removeItem(key);
    }
  }
}

function entries(prefix) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => [key, read(localStorage.getItem(key))]);
  } catch {
    return [];
  }
}

function read(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export function hold(word) {
  lastWord = word;
}

// The page is left, perhaps for ever: what the server must have goes out in a way that outlives it. Should it come back, what was sent twice counts once.
// Nothing of .NET is asked: browsers wait a fraction of a second for a page that goes, and a slow machine needs that to begin.
function sendOff() {
  if (lastWord) {
    fetch(lastWord.url, { method: "POST", body: lastWord.body, headers: { "Content-Type": "application/json" }, keepalive: true }).catch(() => {});
  }
}

function onReturn(event) {
  // The page asks by itself: it need not be loaded anew.
  event.preventDefault();
  page.invokeMethodAsync("ReturnAsync");
}

export function wake() {
  document.documentElement.removeAttribute("data-asleep");
}

function onKey(event) {
  const press = {
    key: event.key,
    place: placeOf(event.target),
    // Key code 229 is how engines report keys that an input method swallows, also where isComposing is not set yet.
    composing: event.isComposing || event.keyCode === 229,
    command: event.ctrlKey || event.metaKey,
    alt: event.altKey || event.getModifierState("AltGraph"),
    repeated: event.repeat,
  };
  if (!event.defaultPrevented && page?.invokeMethod("PressKey", press)) {
    event.preventDefault();
  }
}

// The numbers are those of KeyPlace.
function placeOf(target) {
  if (!(target instanceof Element)) {
    return 0;
  }
  if (target.closest("dialog, [data-own-keys]")) {
    return 4;
  }
  if (target.matches("textarea") || target.isContentEditable) {
    return 3;
  }
  if (target.matches("select, input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=range])")) {
    return 2;
  }
  if (target.closest("[data-entries]")) {
    return 5;
  }
  return target.closest("a[href], button, input, summary, [role=button], [role=slider], [role=tab]") ? 1 : 0;
}

function onVisibility() {
  if (document.visibilityState === "visible") {
    inViewSince ??= performance.now();
  } else if (inViewSince !== null) {
    inViewBefore += performance.now() - inViewSince;
    inViewSince = null;
    // Telephones end pages that were put away without a further word.
    sendOff();
  }
}
