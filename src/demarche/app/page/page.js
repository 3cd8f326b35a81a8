"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  // A link into the reading that is hidden shows that reading; a closed part opens.
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
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  // Only some accounts.
  const filter = document.getElementById("account-filter");
  const show = () => {
    for (const answer of all("[data-account]")) {
      answer.hidden = filter.value !== "" && answer.dataset.account !== filter.value;
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

  for (const control of all(".needs-script")) control.hidden = false;
  if (location.hash) reveal();
})();
