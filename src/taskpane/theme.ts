/**
 * Light or dark, as Office's own colours are; where Office does not tell them
 * (on the web), as the system is. High contrast needs nothing here: the web
 * view forces its colours on every theme.
 */
export function themeOfOffice(): "light" | "dark" {
  const colour = officeBackground();
  if (colour !== null) return luminance(colour) < 0.5 ? "dark" : "light";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Office's background as `RRGGBB`; `null` where Office has not been heard or does not tell it. */
function officeBackground(): string | null {
  if (typeof Office === "undefined") return null;
  // Typed as always there, but there is no context before Office is ready, and no theme on the web.
  const context = Office.context as
    { readonly officeTheme?: Office.OfficeTheme } | undefined;
  const colour = context?.officeTheme?.bodyBackgroundColor ?? "";
  return /^#[0-9a-f]{6}$/iu.exec(colour)?.[0].slice(1) ?? null;
}

/** 0 for black to 1 for white, of `RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    (at) => parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
