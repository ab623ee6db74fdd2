/**
 * Menu entries that stay away, as Univer's plugins take them. Protection is
 * the workbook's own: nobody here has accounts and rights to give. Hidden
 * sheets are the program's, very hidden ones among them.
 */
export const HIDDEN_MENUS: Readonly<Record<string, { readonly hidden: true }>> =
  Object.fromEntries(
    [
      "sheet.contextMenu.permission",
      "sheet.command.add-range-protection-from-sheet-bar",
      "sheet.command.delete-worksheet-protection-from-sheet-bar",
      "sheet.command.change-sheet-protection-from-sheet-bar",
      "sheet.command.view-sheet-permission-from-sheet-bar",
      "ui-sheet.command.show-menu-list",
    ].map((id) => [id, { hidden: true } as const]),
  );
