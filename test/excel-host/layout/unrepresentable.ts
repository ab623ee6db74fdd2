/** Something in the workbook that a `WorkbookLayout` cannot say; to leave it out would hide a difference. */
export class UnrepresentableError extends Error {
  override readonly name = "UnrepresentableError";
}

/** Refuses what a layout cannot say. */
export function refuse(condition: boolean, what: string): void {
  if (condition) throw new UnrepresentableError(what);
}
