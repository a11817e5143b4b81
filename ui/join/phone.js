// A phone in a workshop: moves points, keeps what was typed, and sends until the server says that it is stored.
// @ts-check
(() => {
  "use strict";

  const TAB = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");
  const ASK_EVERY = 3000; // milliseconds; a quarter more or less, so that a room does not ask at once
  const PATIENCE = 8000; // milliseconds until an answer is taken for lost
  const WAITS = [500, 1000, 2000, 4000]; // milliseconds before it is sent again
  const WHOLE = 100;
  const PLACES = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"];

  const $ = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
  const root = () => /** @type {HTMLElement} */ ($("main"));
  const form = () => /** @type {HTMLFormElement | null} */ ($("#ballot"));
  const key = (/** @type {string} */ what) => `${what} ${root().dataset.code} ${root().dataset.round}`;
  const address = location.pathname;

  /** Storage that may be full or forbidden: the page works without it. */
  const kept = {
    get: (/** @type {string} */ name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (/** @type {string} */ name, /** @type {string} */ value) => { try { localStorage.setItem(name, value); } catch { /* full */ } },
    drop: (/** @type {string} */ name) => { try { localStorage.removeItem(name); } catch { /* forbidden */ } },
  };

  let sending = 0;
  let isSending = false;
  let hasLine = true;

  // --- The points of a round of weights ---

  /** @type {number[]} */
  let order = [];
  const inputs = () => /** @type {HTMLInputElement[]} */ (all("[data-criterion] input"));
  const points = () => inputs().map((input) => (/^\d{1,3}$/.test(input.value.trim()) ? Number(input.value) : NaN));

  /** Whole numbers in proportion to some parts that sum to `whole`: largest remainders first, then the first. */
  function shareOut(/** @type {number} */ whole, /** @type {number[]} */ parts) {
    const total = parts.reduce((a, b) => a + b, 0);
    const fair = parts.map((part) => (total ? (part * whole) / total : whole / parts.length));
    const shares = fair.map((value) => Math.floor(value + 1e-9));
    const rest = whole - shares.reduce((a, b) => a + b, 0);
    const byRemainder = fair.map((value, i) => [shares[i] - value, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [, i] of byRemainder.slice(0, rest)) shares[i] += 1;
    return shares;
  }

  function put(/** @type {number[]} */ values) {
    inputs().forEach((input, i) => { input.value = String(values[i]); });
    typed();
  }

  /** Move one weight; the others give or take in proportion to what they have. */
  function step(/** @type {number} */ at, /** @type {number} */ by) {
    const now = points().map((value) => (Number.isNaN(value) ? 0 : value));
    const to = Math.min(WHOLE, Math.max(0, now[at] + by));
    const others = now.filter((_, i) => i !== at);
    const shares = shareOut(WHOLE - to, others);
    put(now.map((_, i) => (i === at ? to : /** @type {number} */ (shares.shift()))));
  }

  /** The usual weights of an order of importance: the mean of all weights that keep it (rank-order centroid). */
  function ofOrder() {
    const n = order.length;
    const centroid = order.map((_, place) => {
      let sum = 0;
      for (let j = place + 1; j <= n; j += 1) sum += 1 / j;
      return sum / n;
    });
    const shares = shareOut(WHOLE, centroid);
    put(inputs().map((_, i) => shares[order.indexOf(i)]));
  }

  function tap(/** @type {number} */ at) {
    const place = order.indexOf(at);
    order = place >= 0 ? order.slice(0, place) : [...order, at];
    const n = inputs().length;
    if (order.length === n - 1) order.push([...Array(n).keys()].find((i) => !order.includes(i)) ?? 0);
    drawOrder();
    if (order.length === n) ofOrder();
  }

  function drawOrder() {
    all(".order").forEach((button, i) => {
      const place = order.indexOf(i);
      button.textContent = place >= 0 ? PLACES[place] ?? `${place + 1}th` : "Tap in order";
      button.classList.toggle("placed", place >= 0);
      button.setAttribute("aria-pressed", String(place >= 0));
    });
  }

  /** Say what the points come to; return why they cannot be sent, "" where they can. */
  function sum() {
    const values = points();
    if (!values.length) return "";
    const isTyped = inputs().some((input) => input.value.trim());
    const total = values.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
    const isSame = values.every((value) => value === values[0] && value > 0);
    const gap = Math.abs(WHOLE - total);
    let words = isTyped ? `Together ${total}: ${gap} ${total < WHOLE ? "left to give" : "too many"}` : "";
    if (isSame) words = "All the same: exactly equal";
    else if (total === WHOLE && !values.some(Number.isNaN)) words = `Together ${WHOLE} of ${WHOLE}`;
    const isRight = isSame || (total === WHOLE && !values.some(Number.isNaN));
    const line = /** @type {HTMLElement} */ ($("#sum"));
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("off", isTyped && !isRight);
    const rest = $("#rest");
    if (rest) rest.hidden = isRight || !total;
    if (isRight) return "";
    return isTyped ? `${words}. Make it ${WHOLE} first.` : "Tap an order first, or give each some points.";
  }

  // --- What is typed, and kept ---

  const fields = () => {
    const own = form();
    if (!own) return [];
    return [...new FormData(own)].filter(([name]) => !["code", "round"].includes(name)).map(([name, value]) => [name, String(value)]);
  };

  function typed() {
    kept.set(key("typed"), JSON.stringify(fields()));
    sum();
  }

  function fill(/** @type {string[][]} */ entries) {
    const own = form();
    if (!own) return;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (own.querySelectorAll("input:not([type=hidden])"))) {
      const values = entries.filter(([name]) => name === input.name).map(([, value]) => value);
      if (input.type === "radio" || input.type === "checkbox") input.checked = values.includes(input.value);
      else if (values.length) input.value = values[0];
    }
  }

  // --- Sending ---

  function say(/** @type {string} */ words, isWaiting = false) {
    const line = $("#sent");
    if (!line) return;
    line.textContent = words;
    line.classList.toggle("waiting", isWaiting);
  }

  function send() {
    const problem = sum() || tooMany();
    if (problem) { say(problem, true); $("#ballot input")?.focus(); return; }
    sending += 1;
    const body = new URLSearchParams([...new FormData(/** @type {HTMLFormElement} */ (form()))].map(([n, v]) => [n, String(v)]));
    body.set("tab", TAB);
    body.set("sending", String(sending));
    kept.set(key("waiting"), body.toString());
    deliver(0);
  }

  function tooMany() {
    const box = /** @type {HTMLElement | null} */ ($("[data-most]:not(input)"));
    if (!box) return "";
    const n = box.querySelectorAll("input:checked").length;
    if (!n) return "Choose at least one.";
    return n > Number(box.dataset.most) ? `Choose at most ${box.dataset.most}: you have ${n}.` : "";
  }

  /** Send what waits until the server says that it is stored, or why it cannot be. */
  async function deliver(/** @type {number} */ tries) {
    const name = key("waiting");
    const body = kept.get(name) ?? "";
    if (!body || isSending) return;
    isSending = true;
    if (!tries) say("Sending …", true);
    const answer = await ask(`${address}/ballot`, { method: "POST", body, headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" } });
    isSending = false;
    const told = read(answer);
    if (kept.get(name) !== body) { deliver(0); return; } // changed meanwhile: the newer one goes
    if (told && (told.stored || answer?.status === 410 || answer?.status === 422)) {
      kept.drop(name);
      say(told.said, !told.stored);
      if (told.stored) kept.drop(key("typed"));
      return;
    }
    const paused = answer?.status === 423;
    say(paused ? told.said : "Not sent yet. It is kept on this phone and goes by itself.", true);
    const wait = WAITS[Math.min(tries, WAITS.length - 1)];
    setTimeout(() => deliver(tries + 1), wait * (0.75 + Math.random() / 2));
  }

  /** Ask the server; nothing where no answer came whole and in time. */
  async function ask(/** @type {string} */ url, /** @type {RequestInit} */ more = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(url, { ...more, credentials: "same-origin", cache: "no-store", signal: stop.signal });
      return { ok: answer.ok, status: answer.status, text: await answer.text() };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  function read(/** @type {{ text: string } | null} */ answer) {
    try { return answer && JSON.parse(answer.text); } catch { return null; }
  }

  // --- Going on with the room ---

  function tellLine(/** @type {boolean} */ isThere) {
    const line = $("#line");
    if (!line || hasLine === isThere) return;
    hasLine = isThere;
    line.hidden = isThere;
    line.textContent = isThere ? "" : "No connection to the server. What you type stays here; this page goes on by itself.";
    if (isThere) deliver(0);
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;
  let isLooking = false;

  /** Whatever comes, the page looks again. */
  async function look() {
    if (isLooking) return;
    isLooking = true;
    clearTimeout(next);
    try {
      const answer = await ask(`${address}/state?code=${root().dataset.code}`);
      const told = answer?.ok ? read(answer) : null;
      tellLine(told !== null);
      if (told && told.mark !== null) {
        count(told.left);
        if (String(told.mark) !== root().dataset.mark) await renew();
      }
    } finally {
      isLooking = false;
      next = setTimeout(look, ASK_EVERY * (0.75 + Math.random() / 2));
    }
  }

  /** Put the new state in the place of the old; what is being typed for the same round stays. */
  async function renew() {
    const answer = await ask(`${address}?code=${root().dataset.code}&part=main`);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(answer.text, "text/html");
    const fresh = page.querySelector("main");
    if (!fresh) return;
    if (!fresh.dataset.round) { location.reload(); return; } // the door: this phone is not in the room any more
    const same = fresh.dataset.round === root().dataset.round && fresh.dataset.state === root().dataset.state;
    if (same && form()) {
      root().dataset.mark = fresh.dataset.mark ?? "";
      $(".note")?.remove();
      const note = fresh.querySelector(".note");
      if (note) root().prepend(note);
      return;
    }
    root().replaceWith(document.adoptNode(fresh));
    begin();
    window.scrollTo(0, 0);
    const heading = $("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  }

  /** @type {number | null} */
  let until = null;
  function count(/** @type {number | null} */ left) { until = left === null ? null : Date.now() + left * 1000; }
  setInterval(() => {
    const clock = $(".clock");
    if (!clock || until === null) return;
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left` : "Time is up: send now";
  }, 1000);

  // --- Begin ---

  function begin() {
    order = [];
    all(".order, .stepper button, #same").forEach((button) => { button.hidden = false; });
    all("[data-scripted]").forEach((line) => { line.textContent = line.dataset.scripted ?? ""; });
    const clock = $(".clock");
    count(clock ? Number(clock.dataset.left) : null);
    if (!form()) return;
    const entries = kept.get(key("typed"));
    if (entries) { try { fill(JSON.parse(entries)); } catch { kept.drop(key("typed")); } }
    drawOrder();
    sum();
    deliver(0);
  }

  document.addEventListener("submit", (event) => {
    if (event.target === form()) { event.preventDefault(); send(); }
  });
  document.addEventListener("input", (event) => {
    if (form()?.contains(/** @type {Node} */ (event.target))) typed();
  });
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button || !form()) return;
    if (button.classList.contains("order")) tap(all(".order").indexOf(button));
    else if (button.id === "same") put(inputs().map(() => Math.floor(WHOLE / inputs().length)));
    else if (button.id === "rest") put(shareOut(WHOLE, points().map((value) => (Number.isNaN(value) ? 0 : value))));
    else if (button.dataset.by) press(button);
  });

  // With a keyboard the arrows do what − and + do, so that Tab goes from number to number.
  document.addEventListener("keydown", (event) => {
    const input = /** @type {HTMLElement} */ (event.target);
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || !input.matches?.(".stepper input")) return;
    event.preventDefault();
    const button = /** @type {HTMLElement | null} */ (input.parentElement?.querySelector(`button:${by > 0 ? "last" : "first"}-child`) ?? null);
    if (button) press(button);
  });

  function press(/** @type {HTMLElement} */ button) {
    const input = /** @type {HTMLInputElement} */ (button.parentElement?.querySelector("input"));
    const at = inputs().indexOf(input);
    if (at >= 0) { step(at, Number(button.dataset.by)); return; }
    const now = /^\d{1,3}$/.test(input.value) ? Number(input.value) : null;
    const to = now === null ? 5 : Math.min(Number(input.dataset.most), Math.max(0, now + Number(button.dataset.by)));
    input.value = String(to);
    typed();
  }

  window.addEventListener("online", () => { deliver(0); });
  // A dark phone's clocks stand still: what happened meanwhile is there as soon as it is looked at again.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { deliver(0); look(); } });
  begin();
  next = setTimeout(look, ASK_EVERY * Math.random());
})();
