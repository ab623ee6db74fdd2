import type { Frame, Locator, Page } from "playwright-core";

/** What a person does to the pane, with the mouse or without. Text is typed either way. */
export interface Hands {
  /** Presses a button, opens a tab, ticks a box or picks a radio. */
  press(wanted: Locator): Promise<void>;
  /** Puts a text in the place of what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses an option of a list by its words. */
  select(list: Locator, option: string): Promise<void>;
  /** Puts the cursor behind so many characters of a field. */
  caret(field: Locator, characters: number): Promise<void>;
}

async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

async function moveCaret(page: Page, characters: number): Promise<void> {
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < characters; i += 1)
    await page.keyboard.press("ArrowRight");
}

/** Points and clicks. */
export class Mouse implements Hands {
  constructor(private readonly page: Page) {}

  async press(wanted: Locator): Promise<void> {
    await wanted.click();
  }

  async write(field: Locator, text: string): Promise<void> {
    await field.click();
    await typeOver(this.page, text);
  }

  async select(list: Locator, option: string): Promise<void> {
    await list.selectOption({ label: option });
  }

  async caret(field: Locator, characters: number): Promise<void> {
    await field.click();
    await moveCaret(this.page, characters);
  }
}

/** Key presses after which something that is there must have been reached. */
const PATIENCE = 300;

/**
 * Tab, arrows, Enter and Space only. The way is found as a person finds it:
 * on to what comes later, back to what comes before, by arrows inside tabs,
 * radios and lists. Where a press leaves the focus nowhere for good, it fails:
 * whoever cannot see the page would not know where they are.
 */
export class Keyboard implements Hands {
  private begun = false;

  constructor(
    private readonly page: Page,
    private readonly pane: Frame,
  ) {}

  async press(wanted: Locator): Promise<void> {
    await this.goTo(wanted);
    const kind = await wanted.evaluate(
      (element) => element.getAttribute("role") ?? element.getAttribute("type"),
    );
    await this.page.keyboard.press(
      kind === "checkbox" || kind === "radio" ? "Space" : "Enter",
    );
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.goTo(field);
    await typeOver(this.page, text);
  }

  async select(list: Locator, option: string): Promise<void> {
    await this.goTo(list);
    for (let i = 0; i < PATIENCE; i += 1) {
      const way = await list.evaluate((element, label) => {
        const { options, selectedIndex } = element as HTMLSelectElement;
        const at = [...options].findIndex(({ text }) => text === label);
        if (at < 0) throw new Error(`no option ${label}`);
        return Math.sign(at - selectedIndex);
      }, option);
      if (way === 0) return;
      await this.page.keyboard.press(way > 0 ? "ArrowDown" : "ArrowUp");
    }
    throw new Error(`the arrows do not lead to ${option}`);
  }

  async caret(field: Locator, characters: number): Promise<void> {
    await this.goTo(field);
    await moveCaret(this.page, characters);
  }

  /** Gives an element the focus by keys alone. */
  async goTo(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    if (this.begun)
      await this.pane.waitForFunction(
        () => document.activeElement !== document.body,
      );
    this.begun = true;
    for (let i = 0; i < PATIENCE; i += 1) {
      const key = await wanted.evaluate(keyTowards);
      if (key === null) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`the keys do not lead to ${String(wanted)}`);
  }
}

/** The key that leads from what has the focus towards the element; `null` where it has it. */
function keyTowards(wanted: Element): string | null {
  const active = document.activeElement;
  if (active === wanted) return null;
  if (active === null || active === document.body) return "Tab";
  const isLater =
    (active.compareDocumentPosition(wanted) &
      Node.DOCUMENT_POSITION_FOLLOWING) !==
    0;
  const within = (group: string, member: string): boolean =>
    active.matches(member) &&
    wanted.matches(member) &&
    active.closest(group) !== null &&
    active.closest(group) === wanted.closest(group);
  if (within("[role=tablist]", "[role=tab]"))
    return isLater ? "ArrowRight" : "ArrowLeft";
  if (
    within("[role=radiogroup]", "[type=radio]") ||
    within("section", "[data-row]")
  )
    return isLater ? "ArrowDown" : "ArrowUp";
  return isLater ? "Tab" : "Shift+Tab";
}
