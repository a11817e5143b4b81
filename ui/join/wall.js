// The wall of a workshop: counts who is in and who has answered, and goes on when the facilitator does.
// @ts-check
(() => {
  "use strict";

  const ASK_EVERY = 1500; // milliseconds: a room sees its own number rise
  const PATIENCE = 8000;

  const $ = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const root = () => /** @type {HTMLElement} */ ($("main"));
  const address = location.pathname;
  /** @type {number | null} */
  let until = null;

  async function ask(/** @type {string} */ url) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: stop.signal });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  async function look() {
    try {
      const told = JSON.parse((await ask(`${address}/state?code=${root().dataset.code}`)) ?? "null");
      if (told && told.mark !== null) {
        until = told.left === null ? null : Date.now() + told.left * 1000;
        const tally = $("#tally");
        if (tally && tally.textContent !== told.tally) tally.textContent = told.tally;
        if (String(told.mark) !== root().dataset.mark) await renew();
      }
    } finally {
      setTimeout(look, ASK_EVERY); // whatever came
    }
  }

  async function renew() {
    const text = await ask(`${address}?code=${root().dataset.code}&part=main`);
    if (!text) return;
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    if (fresh) root().replaceWith(document.adoptNode(fresh));
  }

  setInterval(() => {
    const clock = $(".clock");
    if (!clock || until === null) return;
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left` : "Time is up";
  }, 1000);

  look();
})();
