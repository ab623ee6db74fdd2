import { Disposable } from "@univerjs/core";

/** Colours and sizes by name, in groups. */
type Group = { readonly [name: string]: string | number | Group };

/**
 * Puts Univer's theme on the page's root as properties, one by one. Univer
 * itself writes a style element with text, which the page's policy refuses.
 */
export class RootTheme extends Disposable {
  readonly #set = new Set<string>();

  /** The name is Univer's. */
  injectThemeToHead(theme: Group): void {
    this.#put(theme, "--univer");
  }

  override dispose(): void {
    super.dispose();
    const { style } = document.documentElement;
    for (const name of this.#set) style.removeProperty(name);
  }

  #put(group: Group, path: string): void {
    for (const [key, value] of Object.entries(group)) {
      const name = `${path}-${key}`;
      if (typeof value === "object") this.#put(value, name);
      else {
        document.documentElement.style.setProperty(name, String(value));
        this.#set.add(name);
      }
    }
  }
}
