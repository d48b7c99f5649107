// Before the first paint, so that the page never shows in the wrong colours. Nothing but this choice is kept in the browser.
(() => {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
