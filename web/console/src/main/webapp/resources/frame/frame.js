// What the frame does beside showing: Ctrl-K, the choice of colours, printing, and telling the server the person's time zone.
(() => {
  "use strict";

  const quickFind = document.getElementById("quick-find");
  document.addEventListener("keydown", (event) => {
    if (quickFind && event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      quickFind.focus();
      quickFind.select();
    }
  });

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    document.cookie = `zone=${encodeURIComponent(zone)}; Path=/console; Max-Age=31536000; Secure; SameSite=Lax`;
  }

  const themes = ["auto", "light", "dark"];
  const icons = { auto: "pi-desktop", light: "pi-sun", dark: "pi-moon" };
  const button = document.querySelector(".theme-switch");
  const chosen = () => document.documentElement.dataset.theme ?? "auto";

  const show = () => {
    const label = button.dataset[`theme${chosen()[0].toUpperCase()}${chosen().slice(1)}`];
    button.querySelector(".theme-name").textContent = label;
    button.querySelector(".pi").className = `pi ${icons[chosen()]}`;
    button.title = label;
  };

  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(chosen()) + 1) % themes.length];
    if (next === "auto") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      document.documentElement.dataset.theme = next;
      localStorage.setItem("theme", next);
    }
    show();
  });
  show();

  document.querySelector(".print")?.addEventListener("click", () => window.print());

  document.querySelector(".field:has(.ui-message-error) input, .field [aria-invalid='true']")?.focus();
})();
