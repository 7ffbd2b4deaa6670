/* Which account uses which resource: how many days as strength of colour, alerts as numbers. */

function drawHeatMap(heat, alerts, isShown, choose) {
  const byCell = d3.group(alerts, alert => alert.cluster + "\n" + alert.family, alert => alert.resource);
  const rows = heat.rows.map((row, i) => ({...row, days: heat.cells[i]})).filter(isShown);
  const table = element("table");
  table.append(element("caption", "hidden", "Service accounts and the resources that they use"));
  const head = element("tr", "", null, [element("th", "", null, [element("span", "hidden", "Service account")])]);
  heat.columns.forEach(column => {
    const th = element("th", "", null, [element("span", "", visible(short(column)))]);
    th.scope = "col";
    th.title = visible(column);
    head.append(th);
  });
  table.append(element("thead", "", null, [head]));
  const body = element("tbody");
  rows.forEach(row => body.append(heatRow(heat, row, byCell.get(row.cluster + "\n" + row.family), choose)));
  table.append(body);
  document.getElementById("heatmap").replaceChildren(table);
  document.getElementById("heat-note").replaceChildren(heatNote(heat, rows.length));
}

/** Without a group that is a domain, which would fill the column: the whole name stands in the title. */
function short(resource) {
  return resource.replace(/^[^/]*\.[^/]*\//, "");
}

function heatNote(heat, rows) {
  return "The stronger the green, the more days it was used; a number counts alerts, in the colour of the highest confidence."
    + ` Shown: ${rows} of ${count(heat.accounts, "account")}, those with most alerts first, and`
    + ` ${heat.columns.length} of ${count(heat.resources, "resource")}.`;
}

function heatRow(heat, row, cells, choose) {
  const name = element("th", "", visible(row.family));
  name.scope = "row";
  name.title = visible(row.cluster + " " + row.family);
  const tr = element("tr", "", null, [name]);
  heat.columns.forEach((column, i) => tr.append(
    heatCell(row, column, row.days[i], cells && cells.get(column), choose)));
  return tr;
}

function heatCell(row, column, days, alerts, choose) {
  const td = element("td");
  if (days) {
    const share = Math.round(12 + 50 * Math.min(1, days / 30));
    td.style.background = `rgb(var(--usual) / ${share}%)`;
    td.title = visible(`${row.family}, ${column}: ${count(days, "day")}`);
  }
  if (alerts) {
    const button = element("button", gravest(alerts.map(a => a.confidence)), alerts.length);
    button.type = "button";
    button.setAttribute("aria-label", visible(`${row.family}, ${column}: ${count(alerts.length, "alert")}`));
    button.addEventListener("click", () => choose(row));
    td.append(button);
  } else if (days) {
    td.append(element("span", "hidden", count(days, "day")));
  }
  return td;
}
