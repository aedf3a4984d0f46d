// A tip beside the pointer for every mark with a title; other series fade while one is pointed at.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
document.body.append(tip);
for (const title of document.querySelectorAll(".mark > title")) {
  const mark = title.closest(".mark");
  mark.dataset.tip = title.textContent;
  mark.setAttribute("aria-label", title.textContent);
  title.remove();
}
document.addEventListener("pointerover", (event) => {
  const mark = /** @type {Element} */ (event.target).closest(".mark");
  const series = mark && mark.dataset.series;
  for (const other of document.querySelectorAll(".mark[data-series]"))
    other.classList.toggle(
      "faint", Boolean(series) && other.closest("svg") === mark.closest("svg") && other.dataset.series !== series,
    );
  tip.hidden = !(mark && mark.dataset.tip);
  if (!tip.hidden) tip.textContent = mark.dataset.tip;
});
document.addEventListener("pointermove", (event) => {
  const left = Math.min(event.clientX + 14, document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${event.clientY + 18}px`;
});
