// Shows the parts of a page anew that change by themselves, as long as there is something to watch, and says aloud what has
// come of it. It asks at an address that does not keep the session: only the person's own acts do.
(() => {
  "use strict";

  // So long between two looks at least; longer where the server is slow to answer.
  const PAUSE = 5000;
  const SHARE = 20;

  const watched = () => document.querySelector('[data-watch^="/"]');

  // Changes only what differs, so that neither the place on the page nor the focus is lost.
  const renew = (here, there) => {
    if (here.isEqualNode(there)) {
      return;
    }
    if (here.nodeName !== there.nodeName) {
      here.replaceWith(there);
      return;
    }
    if (here.nodeType !== Node.ELEMENT_NODE) {
      here.data = there.data;
      return;
    }
    for (const { name } of [...here.attributes]) {
      if (!there.hasAttribute(name)) {
        here.removeAttribute(name);
      }
    }
    for (const { name, value } of there.attributes) {
      here.setAttribute(name, value);
    }
    const old = [...here.childNodes];
    const young = [...there.childNodes];
    young.forEach((node, place) => (place < old.length ? renew(old[place], node) : here.append(node)));
    old.slice(young.length).forEach((node) => node.remove());
  };

  const keepFocus = (before) => {
    if (!before.isConnected || before.hidden) {
      const title = document.getElementById("turn-title");
      (document.querySelector("[data-act]:not([hidden])") ?? title).focus({ preventScroll: true });
    }
  };

  // The buttons stay, with what makes them good for one use; which of them can be pressed changes.
  const offer = ({ acts, version }) => {
    for (const button of document.querySelectorAll("[data-act]")) {
      button.hidden = button.dataset.act !== acts;
    }
    const seen = document.getElementById("turn-version");
    if (seen) {
      seen.value = version;
    }
  };

  const show = (page) => {
    const said = watched().dataset.said;
    const focused = document.activeElement;
    for (const part of document.querySelectorAll("[data-live]")) {
      const anew = page.getElementById(part.id);
      if (anew) {
        renew(part, anew);
      }
    }
    const now = document.getElementById("turn-now").dataset;
    offer(now);
    keepFocus(focused);
    if (now.said !== said) {
      document.getElementById("said").textContent = now.said;
    }
  };

  // Whether to look again: not once the session has ended, whose own script clears the page.
  const look = async () => {
    const answer = await fetch(watched().dataset.watch, { redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      return false;
    }
    if (answer.ok && watched()) {
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    return true;
  };

  const watch = async () => {
    const begun = performance.now();
    let again = true;
    if (!document.hidden) {
      try {
        again = await look();
      } catch {
        // The network is away; the time on the page says of when it is.
      }
    }
    if (again && watched()) {
      setTimeout(watch, Math.max(PAUSE, SHARE * (performance.now() - begun)));
    }
  };

  setTimeout(watch, PAUSE);
})();
