import { mkdirSync } from "node:fs";
import path from "node:path";
import { barriers } from "./barriers";
import type { OpenPane } from "./excel-web";

const PICTURES = path.join(
  import.meta.dirname,
  "../../.cache/browser-test/pictures",
);
/** How a person's machine may show the pane. */
const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high-contrast": { colorScheme: "light", forcedColors: "active" },
} as const;
type Theme = keyof typeof THEMES;

const WIDTHS = [800, 450, 320] as const;

/** Everything in every theme and at every width, for whoever wants to see the pictures; else what can differ, to be quick. */
const ALL_PICTURES = process.env["PICTURES"] === "all";

/** Higher than a screen, so that one picture shows most of a page. */
const HEIGHT = 1100;

/**
 * Looks at a pane as it stands: in every theme, at every width. Nothing may
 * be wider than the pane, nothing may keep somebody from using it. A state is
 * made once and looked at in all themes, since making it is what takes time.
 */
export class Looker {
  readonly problems: string[] = [];
  private looked = 0;

  constructor(
    private readonly opened: OpenPane,
    private readonly name: string,
    /** Words differ by language and colours do not: one language is looked at in all themes. */
    private readonly inAllThemes: boolean,
  ) {
    mkdirSync(PICTURES, { recursive: true });
  }

  /** Looks at what is shown now, and at a part of it that is brought into view. */
  async look(state: string): Promise<void> {
    const { page } = this.opened;
    this.looked += 1;
    const number = String(this.looked).padStart(2, "0");
    for (const theme of Object.keys(THEMES) as Theme[]) {
      if (theme !== "light" && !this.inAllThemes && !ALL_PICTURES) break;
      await this.change(theme);
      for (const width of WIDTHS) {
        if (width !== 320 && theme !== "light" && !ALL_PICTURES) continue;
        await page.setViewportSize({ width, height: HEIGHT });
        await this.checkWidth(`${state} at ${width}`);
        if (width !== 320 && !ALL_PICTURES) continue;
        await page.screenshot({
          path: path.join(
            PICTURES,
            `${this.name}-${theme}-${number}-${state}-${width}.png`,
          ),
        });
      }
      const onlyColours = theme !== "light";
      for (const problem of await barriers(this.opened.pane, { onlyColours }))
        this.problems.push(`${state}, ${theme}: ${problem}`);
    }
    await this.change("light");
  }

  private async checkWidth(what: string): Promise<void> {
    const tooWide = await this.opened.pane.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      // What is cut off makes nothing wider.
      const cut = [
        ...document.querySelectorAll(
          "button, input, select, textarea, h1, h2, h3, p, td",
        ),
      ].find((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 1 && right > innerWidth;
      });
      if (cut !== undefined) return `cut off, ${cut.outerHTML.slice(0, 200)}`;
      if (scrollWidth <= innerWidth) return null;
      const widest = [...document.querySelectorAll("#pane *")]
        .reverse()
        .find((element) => element.getBoundingClientRect().right > innerWidth);
      return `${scrollWidth - innerWidth} px, ${widest?.outerHTML.slice(0, 200) ?? ""}`;
    });
    if (tooWide !== null) this.problems.push(`${what} is too wide: ${tooWide}`);
  }

  private async change(theme: Theme): Promise<void> {
    const { page, pane } = this.opened;
    await page.emulateMedia(THEMES[theme]);
    await pane.waitForFunction(
      ({ dark, forced }) => {
        const provider = document.querySelector(".fui-FluentProvider");
        if (provider === null) return false;
        const colour = getComputedStyle(provider).getPropertyValue(
          "--colorNeutralBackground1",
        );
        return (
          (colour !== "#ffffff") === dark &&
          matchMedia("(forced-colors: active)").matches === forced
        );
      },
      { dark: theme === "dark", forced: theme === "high-contrast" },
    );
    // Colours that change slowly would be looked at on their way.
    await pane.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getTiming().iterations === 1)
          .map(({ finished }) => finished.catch(() => undefined)),
      ),
    );
  }
}
