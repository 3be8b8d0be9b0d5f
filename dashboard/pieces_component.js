// Draws pieces of HTML, each anew only where it has changed, and says in which of them a button was pressed.
const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".pieces");
  place.classList.add(data.kind);
  place.style.setProperty("--columns", Math.min(data.pieces.length, data.most));
  place.onclick = (event) => {
    const button = event.target.closest("button");
    if (button) setTriggerValue("pressed", button.closest("[data-piece]").dataset.piece);
  };
  const known = new Map([...place.children].map((piece) => [piece.dataset.piece, piece]));
  data.pieces.forEach(([name, html], at) => {
    const piece = known.get(name) ?? document.createElement("div");
    known.delete(name);
    if (place.children[at] !== piece) place.insertBefore(piece, place.children[at] ?? null);
    if (drawn.get(piece) === html) return;
    const hadFocus = piece.contains(document.activeElement);
    piece.dataset.piece = name;
    piece.innerHTML = html;
    drawn.set(piece, html);
    if (hadFocus) piece.querySelector("button")?.focus({ preventScroll: true });
  });
  for (const piece of known.values()) piece.remove();
}
