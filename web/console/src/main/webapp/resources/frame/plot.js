// Gives a plot the page's colours and the person's dates; Chart.js draws it.
"use strict";

// PrimeFaces calls it with the widget as "this", before it draws.
function safeguardPlot() {
  const { data, options } = this.cfg.config;
  const style = getComputedStyle(document.querySelector(".plot"));
  const colours = [style.outlineColor, style.columnRuleColor, style.textDecorationColor];
  const points = ["circle", "rect", "triangle"];

  data.datasets.forEach((line, i) => {
    Object.assign(line, {
      borderColor: colours[i % colours.length],
      backgroundColor: colours[i % colours.length],
      borderWidth: 2,
      borderDash: i === 0 ? [] : [6, 4],
      pointStyle: points[i % points.length],
      pointRadius: line.data.length > 60 ? 2 : 4,
      pointHoverRadius: 6,
      tension: 0,
    });
  });

  const day = (time) => new Date(time).toLocaleDateString("sv-SE");
  const grid = { color: style.borderTopColor };
  const ticks = { color: style.color, maxRotation: 0 };
  const { x, y } = options.scales;
  Object.assign(x, { bounds: "data", grid, ticks: { ...ticks, maxTicksLimit: 8, callback: day } });
  Object.assign(y, { grid, ticks, grace: "10%" });
  y.title.color = style.color;
  options.plugins.legend.labels = { color: style.color, usePointStyle: true };
  options.plugins.tooltip = { callbacks: { title: (items) => day(items[0].parsed.x) } };
  options.interaction = { mode: "nearest", axis: "x", intersect: false };
}
