/** Menu entries that stay away, as Univer's plugins take them. */
export const HIDDEN_MENUS: Readonly<Record<string, { readonly hidden: true }>> =
  {};
