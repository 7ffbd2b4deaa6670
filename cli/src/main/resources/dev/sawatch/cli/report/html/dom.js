"use strict";
/* Every text of the log goes into the page by textContent: none is ever read as markup. */

const CONFIDENCES = ["High", "Medium", "Low"];
const VARIATIONS = ["first_seen_resource", "unusual_sensitive_resource", "unusual_modification", "unusual_resource",
  "unusual_api_call", "unusual_client"];

/** An element with a class, a text and children; each of them may be left out. */
function element(name, className, text, children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  (children || []).filter(Boolean).forEach(child => made.append(child));
  return made;
}

/** What could turn round or hide a text, made visible: control characters and those of the direction of writing. */
function visible(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, c => c === "\n" ? c
    : "\\u" + c.codePointAt(0).toString(16).padStart(4, "0"));
}

function words(label) {
  const text = label.replaceAll("_", " ").replace(/\bapi\b/, "API");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(number, noun) {
  return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
}

/** 2026-01-20 13:12, UTC. */
function minute(time) {
  return time.slice(0, 16).replace("T", " ");
}

/** The shape that tells a confidence without its colour. */
function symbol(confidence, size) {
  const shape = {High: d3.symbolTriangle, Medium: d3.symbolDiamond, Low: d3.symbolCircle}[confidence];
  return d3.symbol(shape || d3.symbolSquare, size)();
}

/** Of some confidences the highest. */
function gravest(confidences) {
  return CONFIDENCES.find(one => confidences.includes(one)) || "Low";
}
