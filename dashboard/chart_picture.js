// A chart as a picture for a slide: its box as it stands on the page, and under it what the page is about.
const SHARP = 2;
const SAID_MILLISECONDS = 2500;
let taking = null;

// Heard for the whole page: a button within `.picture` takes the chart of its box along.
function take(event) {
  const button = event.target.closest?.(".picture button");
  if (!button) return;
  const words = taking;
  const place = button.parentElement.querySelector(".said");
  say(place, "");
  const box = button.closest("[class*=st-key-box-]");
  const made = picture(box);
  const save = async () => {
    saveAs(await made, fileName(box));
    return words.saved;
  };
  // No clipboard is given to a page over plain http, nor to one that may not use it: then the file is saved.
  const copies = button.classList.contains("copy") && navigator.clipboard?.write && window.ClipboardItem;
  const copy = () => navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
  const done = copies ? copy().then(() => words.copied, save) : save();
  done.catch(() => words.failed).then((word) => say(place, word));
}

function say(place, word) {
  const show = (text) => {
    place.textContent = text;
    place.parentElement.classList.toggle("speaks", text !== "");
  };
  show(word);
  clearTimeout(place.silence);
  place.silence = setTimeout(show, SAID_MILLISECONDS, "");
}

function fileName(box) {
  const name = [box.querySelector(".picture").dataset.of, box.querySelector("h2").textContent];
  return name.filter(Boolean).join(" ").replace(/[\\/:*?"<>|]/g, " ") + ".png";
}

function saveAs(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function picture(box) {
  const drawing = drawn(box);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(drawing));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = drawing.getAttribute("width");
  canvas.height = drawing.getAttribute("height");
  canvas.getContext("2d").drawImage(image, 0, 0);
  return new Promise((made, failed) => canvas.toBlob((blob) => (blob ? made(blob) : failed()), "image/png"));
}

// The box in SVG, which needs nothing from outside: colours are said outright, texts stand where the page broke them.
function drawn(box) {
  const frame = box.getBoundingClientRect();
  const chart = box.querySelector("svg.marks");
  const marks = chart.cloneNode(true);
  const { left, top, bottom } = chart.getBoundingClientRect();
  put(marks, { x: left - frame.left, y: top - frame.top, overflow: "visible" });
  const words = [...box.querySelectorAll(".heading > :not(.picture), .community > :not(.picture)")];
  const foot = footOf(box);
  const down = bottom - frame.top + 8;
  const [width, height] = [frame.width, down + foot.offsetHeight + 14].map(Math.round);
  const all = element("svg", { width: SHARP * width, height: SHARP * height, viewBox: `0 0 ${width} ${height}` });
  all.append(element("rect", { width: "100%", height: "100%", fill: getComputedStyle(box).backgroundColor }));
  all.append(marks, ...words.flatMap((part) => [...shapes(part, frame), ...lines(part, frame.left, frame.top)]));
  all.append(...lines(foot, frame.left, foot.getBoundingClientRect().top - down));
  foot.remove();
  sayColours(all, box);
  return all;
}

function footOf(box) {
  const foot = box.appendChild(document.createElement("div"));
  foot.className = "picture-foot";
  const said = (selector) => document.querySelector(selector)?.textContent;
  const texts = [box.querySelector(".picture").dataset.of, said(".st-key-scope-popover button p"), said(".freshness .at")];
  for (const text of texts.filter(Boolean)) foot.appendChild(document.createElement("span")).textContent = text;
  return foot;
}

// The squares of a legend, and the shape before a status.
function* shapes(part, frame) {
  for (const swatch of part.querySelectorAll(".swatch i")) {
    const { left, top, width, height } = swatch.getBoundingClientRect();
    const fill = getComputedStyle(swatch).backgroundColor;
    yield element("rect", { x: left - frame.left, y: top - frame.top, width, height, rx: 2, fill });
  }
  if (part.matches(".status")) {
    const { maskImage, backgroundColor, width, height } = getComputedStyle(part, "::before");
    const place = part.getBoundingClientRect();
    const source = decodeURIComponent(maskImage.slice(maskImage.indexOf(",") + 1, -2)).replaceAll("#000", backgroundColor);
    const shape = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    const y = (place.top + place.bottom - parseFloat(height)) / 2 - frame.top;
    yield put(shape, { x: place.left - frame.left, y, width, height, fill: backgroundColor });
  }
}

function* lines(part, left, top) {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(parentElement);
    let line = null;
    for (let at = 0; at < data.length; at += 1) {
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + 1);
      const place = range.getBoundingClientRect();
      if (line && (!place.width || Math.abs(place.top - line.top) < place.height / 2)) {
        line.text.textContent += data[at];
      } else if (place.width) {
        const text = element("text", {
          x: place.left - left, y: (place.top + place.bottom) / 2 - top, "dominant-baseline": "central", fill: color,
          style: "white-space: pre; font-variant-numeric: tabular-nums",
          "font-family": fontFamily, "font-size": fontSize, "font-weight": fontWeight,
        });
        text.textContent = data[at];
        yield text;
        line = { text, top: place.top };
      }
    }
  }
}

// The page's variables, and light or dark, are unknown to a picture.
function sayColours(drawing, box) {
  const probe = box.appendChild(document.createElement("i"));
  for (const part of drawing.querySelectorAll("*")) {
    for (const { name, value } of [...part.attributes]) {
      if (!value.includes("var(")) continue;
      probe.style.color = value;
      part.setAttribute(name, getComputedStyle(probe).color);
    }
  }
  probe.remove();
}

function element(name, attributes) {
  return put(document.createElementNS("http://www.w3.org/2000/svg", name), attributes);
}

function put(part, attributes) {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  return part;
}

