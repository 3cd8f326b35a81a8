"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  // A link into the reading that is hidden shows that reading; closed parts around it open.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const reading = target.closest("[data-coding]");
    const choice = reading && document.getElementById("coding-" + reading.dataset.coding);
    if (choice && !choice.checked) choice.checked = true;
    for (let part = target; part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
    const why = target.querySelector(":scope.pool > details");
    if (why) why.open = true;
    if (target.matches("section")) {
      for (const part of target.querySelectorAll(":scope > details:first-of-type")) part.open = true;
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });

  // Resting on a footnote shows what it leads to.
  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest(".notes a");
    if (!link || link.title) return;
    const says = document.querySelector(link.hash + " > .says");
    if (says) link.title = says.textContent;
  });

  // On paper everything is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });

  // Only some accounts.
  const filter = document.getElementById("account-filter");
  const show = () => {
    for (const answer of all("[data-account]")) {
      answer.hidden = filter.value !== "" && answer.dataset.account !== filter.value;
    }
    for (const question of all(".chapter")) {
      question.open = filter.value !== "" && question.querySelector(".reply:not([hidden])") !== null;
    }
  };
  if (filter) filter.addEventListener("change", show);

  // Everything open, or everything closed.
  const toggle = document.getElementById("expand");
  if (toggle) {
    toggle.addEventListener("click", () => {
      const open = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(open));
      toggle.textContent = open ? "Close all details" : "Open all details";
      for (const part of all("details")) part.open = open;
    });
  }

  // Two moves side by side.
  const pairs = all(".pair");
  const compare = (event) => {
    const reading = event.target.dataset.reading;
    const mine = pairs.filter((choice) => choice.dataset.reading === reading);
    const chosen = mine.map((choice) => choice.value).filter((name) => name !== "");
    const within = event.target.closest("[data-coding]");
    for (const part of within.querySelectorAll("[data-move]")) {
      part.hidden = chosen.length > 0 && !chosen.includes(part.dataset.move);
      if (part.localName === "details") part.open = chosen.length === 2 && !part.hidden;
    }
  };
  for (const choice of pairs) choice.addEventListener("change", compare);

  for (const control of all(".needs-script")) control.hidden = false;
  if (location.hash) reveal();
})();
