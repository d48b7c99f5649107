// Gives a plot the page's colours and the person's dates; Chart.js draws it.
"use strict";

// PrimeFaces calls it with the widget as "this", before it draws.
function safeguardPlot() {
  const { data, options } = this.cfg.config;
  const points = ["circle", "rect", "triangle"];
  const day = (time) => new Date(time).toLocaleDateString("sv-SE");
  const { x, y } = options.scales;

  data.datasets.forEach((line, i) => {
    Object.assign(line, {
      borderWidth: 2,
      borderDash: i === 0 ? [] : [6, 4],
      pointStyle: points[i % points.length],
      pointRadius: line.data.length > 60 ? 2 : 4,
      pointHoverRadius: 6,
      tension: 0,
    });
  });
  Object.assign(x, { bounds: "data", grid: {}, ticks: { maxRotation: 0, maxTicksLimit: 8, callback: day } });
  Object.assign(y, { grid: {}, ticks: {}, grace: "10%" });
  options.plugins.legend.labels = { usePointStyle: true, boxHeight: 7 };
  options.plugins.tooltip = { callbacks: { title: (items) => day(items[0].parsed.x) } };
  options.interaction = { mode: "nearest", axis: "x", intersect: false };

  const paint = (to) => {
    const style = getComputedStyle(document.querySelector(".plot"));
    const colours = [style.outlineColor, style.columnRuleColor, style.textDecorationColor];
    to.data.datasets.forEach((line, i) => {
      line.borderColor = line.backgroundColor = colours[i % colours.length];
    });
    for (const axis of Object.values(to.options.scales)) {
      axis.grid.color = style.borderTopColor;
      axis.ticks.color = style.color;
    }
    to.options.scales.y.title.color = style.color;
    to.options.plugins.legend.labels.color = style.color;
  };
  paint(this.cfg.config);

  // The page's colours may change while it is open: by the button, at dusk, and for paper.
  const repaint = () => {
    paint(this.chart.config);
    this.chart.update("none");
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  matchMedia("print").addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
