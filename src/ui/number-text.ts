const NUMBERS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });

/** A quantity with separators of thousands, as both languages write it here. */
export function numberText(value: number): string {
  return NUMBERS.format(value);
}

/** A share of 1 as a percentage, with one decimal at most. */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
