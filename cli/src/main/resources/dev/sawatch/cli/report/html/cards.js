/* One card for each episode; what it holds is made when it is opened. */

function episodeCard(episode, training) {
  const first = episode.alerts[0];
  const card = element("details", "episode grave-" + episode.confidence);
  card.id = "episode-" + episode.id;
  const title = element("h3", "", visible(first.account || first.cluster));
  card.append(element("summary", "", null, [
    title, badges(episode), element("p", "muted", minute(first.time) + " UTC · " + count(episode.alerts.length, "alert")),
    element("p", "sentence", visible(first.message))]));
  const fill = () => card.childElementCount < 2
    && episode.alerts.forEach(alert => card.append(alertArticle(alert, training)));
  card.addEventListener("toggle", () => card.open && fill());
  card.reveal = () => { fill(); card.open = true; };
  return card;
}

function badges(episode) {
  return element("span", "badges", null, [
    episode.pages && element("span", "badge", "pages"),
    element("span", "badge " + episode.confidence, episode.confidence + " confidence")]);
}

function alertArticle(alert, training) {
  const technique = alert.attack && alert.attack.technique;
  const article = element("article", "alert", null, [
    element("div", "badges", null, [
      element("span", "muted", minute(alert.time) + " UTC"),
      element("span", "badge " + alert.confidence, alert.confidence),
      element("span", "badge", "Severity " + alert.severity),
      element("span", "badge", words(alert.variation)),
      alert.page === "yes" && element("span", "badge", "pages"),
      technique && element("span", "badge", `ATT&CK ${alert.attack.tactic.name} · ${technique.uid} ${technique.name}`)]),
    element("p", "sentence", visible(alert.message)),
    element("p", "", visible(alert.why)),
    facts(alert, training),
    element("h4", "", "What to do"),
    ...steps(alert.remediation && alert.remediation.desc || ""),
    references(alert.remediation && alert.remediation.references || []),
    rawRequest(alert)]);
  return article;
}

/** What is usual for the account, who else does it, and what speaks for and against a stolen token. */
function facts(alert, training) {
  const parts = (alert.usual || []).filter(usual => usual.observation_parameter !== "learning_state").map(usual => {
    const name = words(usual.observation_parameter);
    const title = usual.observed_pattern || name;
    return element("div", "", null, [
      element("h4", "", visible(name === "Days of history" ? name : title)),
      observations(usual, training)]);
  });
  return element("div", "facts", null, [requestFacts(alert.request), ...parts]);
}

function observations(usual, training) {
  const counted = usual.observations.some(o => o.count !== undefined);
  return element("ul", counted ? "bars" : "names", null, usual.observations.map(observation =>
    counted ? bar(observation, training) : element("li", "", visible(observation.value))));
}

function bar(observation, training) {
  const fill = element("i");
  fill.style.width = Math.min(100, 100 * observation.count / training) + "%";
  return element("li", "", null, [element("span", "", visible(observation.value)),
    element("span", "bar", null, [fill]), element("span", "", count(observation.count, "day"))]);
}

function requestFacts(request) {
  if (!request || !request.api) return null;
  const data = request.data || {};
  const endpoint = request.src_endpoint || {};
  const list = element("dl", "request");
  const put = (name, value) => value && list.append(element("dt", "", name), element("dd", "", visible(value)));
  put("Call", request.api.operation + " " + (data.request_uri || ""));
  put("Answer", [request.api.response && request.api.response.code, data.decision].filter(Boolean).join(", "));
  put("Reason", data.reason);
  put("Client", request.http_request && request.http_request.user_agent);
  put("From", endpoint.ip || data.source);
  put("Pod", data.token && data.token.pod);
  put("Audit ID", request.api.request && request.api.request.uid);
  return element("div", "whole", null, [element("h4", "", "The request"), list]);
}

/** A line that begins with a number or ends with a colon is a step; what follows it is to be run. */
function steps(text) {
  const parts = [];
  let code = [];
  const flush = () => {
    if (code.length) parts.push(command(code.join("\n")));
    code = [];
  };
  for (const line of text.split("\n")) {
    if (/^\d+\. |^To contain it/.test(line)) {
      flush();
      parts.push(element("p", "step", visible(line)));
    } else {
      code.push(line);
    }
  }
  flush();
  return parts;
}

function references(addresses) {
  const links = addresses.filter(address => address.startsWith("https://")).map(address => {
    const link = element("a", "", address);
    link.href = address;
    link.rel = "noreferrer";
    return element("li", "", null, [link]);
  });
  return element("details", "", null, [element("summary", "", "Read more"), element("ul", "", null, links)]);
}

function command(text) {
  const copy = element("button", "", "Copy");
  copy.type = "button";
  copy.addEventListener("click", () => navigator.clipboard.writeText(text)
    .then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Select it"; }));
  return element("div", "command", null, [element("pre", "", visible(text)), copy]);
}

function rawRequest(alert) {
  return alert.request && element("details", "", null, [
    element("summary", "", "Raw request"), element("pre", "", visible(JSON.stringify(alert.request, null, 2)))]);
}
