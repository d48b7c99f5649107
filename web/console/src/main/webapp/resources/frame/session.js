// Keeps the session by the person's own acts, warns before it ends, and empties the page when it has. The server's clock
// decides; this script tells it of acts and asks it before it does anything to the person.
(() => {
  "use strict";

  const dialog = document.getElementById("session-warning");
  const { idle, warning, shown } = Object.fromEntries(
    Object.entries(dialog.dataset).filter(([name]) => name !== "base").map(([name, value]) => [name, Number(value)]));
  const base = dialog.dataset.base;
  const countdown = dialog.querySelector(".countdown");
  const announcement = dialog.querySelector("[aria-live]");
  const timeLeft = document.querySelector(".time-left");
  const tabs = new BroadcastChannel("safeguard-session");

  // An act is told at once, and then at most every so often; the last one before a pause is told at the pause's end.
  const often = Math.min(30_000, idle / 20);
  let end = Date.now() + Number(dialog.dataset.left);
  let told = Date.now();
  let untold = 0;
  let over = false;
  let said = Infinity;

  const left = () => end - Date.now();

  const clock = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const standUntil = (milliseconds) => {
    end = Date.now() + milliseconds;
    if (milliseconds > warning && dialog.open) {
      dialog.close();
    }
    if (milliseconds <= 0) {
      leave();
    }
  };

  // The redirect to a sign-in page is an answer too: the session is gone. A fault of the server says nothing of it.
  const answer = async (response) => {
    if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
      leave();
      return;
    }
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const reply = await response.json();
    standUntil(reply.left);
    if (reply.left > 0) {
      tabs.postMessage({ end });
    }
  };

  const tell = async () => {
    const ago = untold ? Date.now() - untold : 0;
    told = Date.now();
    untold = 0;
    try {
      await answer(await fetch(`${base}/session/activity`, {
        method: "POST",
        body: new URLSearchParams({ ago: String(ago) }),
        redirect: "manual",
        cache: "no-store",
      }));
    } catch {
      // The network is away; the clock goes on, and the next act is told again.
      untold = Date.now();
    }
  };

  const ask = async () => {
    try {
      await answer(await fetch(`${base}/session/clock`, { redirect: "manual", cache: "no-store" }));
    } catch {
      if (left() <= 0) {
        leave();
      }
    }
  };

  const leave = (reason = "inactivity") => {
    if (over) {
      return;
    }
    over = true;
    const ended = document.getElementById("session-ended").content.cloneNode(true);
    document.body.replaceChildren(ended);
    document.title = document.querySelector("h1").textContent;
    tabs.postMessage({ over: reason });
    location.replace(`${base}/signed-out?reason=${reason}`);
  };

  const warn = () => {
    if (!dialog.open) {
      said = Infinity;
      dialog.showModal();
      dialog.querySelector(".stay").focus();
    }
    countdown.textContent = clock(left());
    const seconds = Math.ceil(left() / 1000);
    const step = [10, 30, 60, 120].find((mark) => seconds <= mark) ?? said;
    if (step < said) {
      said = step;
      announcement.textContent = announcement.dataset.text.replace("{0}", String(seconds));
    }
  };

  const showTimeLeft = () => {
    timeLeft.hidden = left() > shown;
    timeLeft.classList.toggle("short", left() <= warning);
    timeLeft.textContent = timeLeft.dataset.text.replace("{0}", clock(left()));
  };

  let asked = 0;
  const tick = () => {
    if (over) {
      return;
    }
    if (untold && Date.now() - told >= often && !dialog.open) {
      tell();
    }
    // Another tab may have kept the session, so the server is asked before the person is warned or sent away.
    const due = left() <= 0 ? 2 : left() <= warning ? 1 : 0;
    if (due > asked) {
      asked = due;
      ask();
    } else if (due < asked) {
      asked = due;
    } else if (due === 1) {
      warn();
    } else if (due === 2) {
      leave();
    }
    if (!over) {
      showTimeLeft();
    }
  };

  const act = (event) => {
    if (over || dialog.open || !event.isTrusted) {
      return;
    }
    untold = Date.now();
    if (Date.now() - told >= often) {
      tell();
    }
  };

  for (const kind of ["keydown", "pointerdown", "submit"]) {
    document.addEventListener(kind, act, { capture: true, passive: true });
  }
  dialog.querySelector(".stay").addEventListener("click", () => {
    dialog.close();
    untold = 0;
    tell();
  });
  for (const form of document.querySelectorAll(`form[action="${base}/session/end"]`)) {
    form.addEventListener("submit", () => tabs.postMessage({ over: "signed-out" }));
  }
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector(".stay").click();
  });
  tabs.addEventListener("message", ({ data }) => {
    if (data.over) {
      leave(data.over);
    } else if (data.end > end) {
      standUntil(data.end - Date.now());
    }
  });
  // After sleep or from the back-forward cache the page may show what nobody may see any more.
  for (const kind of ["visibilitychange", "pageshow", "focus"]) {
    window.addEventListener(kind, () => {
      if (left() <= 0) {
        leave();
      } else {
        tick();
      }
    });
  }
  setInterval(tick, 1000);
  tick();
})();
