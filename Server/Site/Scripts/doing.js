// A page that a browser takes out of its memory, as it was, when one goes back: what it shows may be long past, or of somebody who has been forgotten since. So
// a page that is left is hidden, and one that comes back stays hidden until it has asked anew. One that can ask by itself takes the event; any other is loaded
// again.
const root = document.documentElement;

addEventListener("pagehide", () => root.setAttribute("data-asleep", ""));
addEventListener("pageshow", event => {
  if (!event.persisted) {
    root.removeAttribute("data-asleep");
  } else if (dispatchEvent(new CustomEvent("quizhub:return", { cancelable: true }))) {
    location.reload();
  }
});
