
// The keyboard: one tab stop for the list of pairs and one for each text; arrows move inside.

function rove(buttons, focused) {
  const stop = buttons.includes(focused) ? focused : buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

function moveTo(buttons, button) {
  if (!button) return false;
  rove(buttons, button);
  button.focus({ preventScroll: true });
  return true;
}

const chipsOf = (panel) => all(".chip", panel);

function focusChip(chip) {
  if (!chip) return false;
  scrollTo(chip.dataset.choose);
  return moveTo(chipsOf(chip.closest(".text")), chip);
}

// Back to where the choice was made.
function leave() {
  const pair = chosen && one(`.middle [data-choose="${CSS.escape(chosen)}"]`);
  const chip = chosen && document.getElementById(chosen);
  unchoose();
  if (pair && !pair.parentElement.hidden) moveTo(visiblePairs(), pair);
  else if (chip) focusChip(chip);
}

function onPairKey(event, button) {
  const buttons = visiblePairs();
  const at = buttons.indexOf(button);
  const edge = data.edges[button.dataset.choose];
  const goal = {
    ArrowDown: buttons[at + 1],
    ArrowUp: buttons[at - 1],
    Home: buttons[0],
    End: buttons.at(-1),
  }[event.key];
  if (goal) {
    moveTo(buttons, goal);
    choose(goal.dataset.choose);
    return true;
  }
  const inArticle = (side) => [edge.source, edge.target].find((node) => panelOf(node).classList.contains(side));
  if (event.key === "ArrowLeft") return focusChip(document.getElementById(inArticle("on-left")));
  if (event.key === "ArrowRight") return focusChip(document.getElementById(inArticle("on-right")));
  return false;
}

function onChipKey(event, chip) {
  const chips = chipsOf(chip.closest(".text"));
  const at = chips.indexOf(chip);
  const goal = {
    ArrowDown: chips[at + 1], ArrowRight: chips[at + 1],
    ArrowUp: chips[at - 1], ArrowLeft: chips[at - 1],
    Home: chips[0], End: chips.at(-1),
  }[event.key];
  return goal ? focusChip(goal) : false;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const field = form.elements.search;
  if (key === "/" && !target.matches("input, select, textarea")) {
    field.focus();
    field.select();
    event.preventDefault();
  } else if (key === "Escape" && target === field) {
    field.value = "";
    search("");
    (visiblePairs().find((button) => button.tabIndex === 0) ?? columns).focus();
    event.preventDefault();
  } else if (key === "Escape") {
    leave();
  } else if (key === "Enter" && target === field) {
    step(event.shiftKey ? -1 : 1);
    event.preventDefault();
  } else if (target.matches(".middle .pair > button") && onPairKey(event, target)) {
    event.preventDefault();
  } else if (target.matches(".chip") && onChipKey(event, target)) {
    event.preventDefault();
  }
}
