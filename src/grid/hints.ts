import { ICommandService, LocaleService } from "@univerjs/core";
import type { ICommandInfo, Injector } from "@univerjs/core";
import {
  CellAlertManagerService,
  CellAlertType,
  IMessageService,
  MessageType,
  RangeProtectionRuleModel,
  SetSelectionsOperation,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import { SheetDataValidationModel } from "@univerjs/preset-sheets-data-validation";
import type { Book } from "./book";
import { LOCK } from "./snapshot/workbook";

/** The hint's own name among Univer's. */
const KEY = "union-plan-hint";
/** Milliseconds that a message stays. */
const STAYS = 4000;

/** The cell that a person is in. */
interface Here {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Says what to put into a cell when it is selected, as its rule has it, and
 * why nothing happens when somebody types into a locked one.
 */
export function giveHints(
  injector: Injector,
  container: HTMLElement,
  openBook: () => Book | null,
): void {
  injector.get(ICommandService).onCommandExecuted((command) => {
    if (isSelection(command)) showPrompt(injector, openBook());
  });
  container.addEventListener(
    "keydown",
    (event) => {
      const book = openBook();
      if (book === null || !types(event) || !isLocked(injector, book)) return;
      injector.get(IMessageService).show({
        type: MessageType.Warning,
        content: injector
          .get(LocaleService)
          .t("sheets-ui.permission.dialog.editErr"),
        duration: STAYS,
        id: KEY,
      });
    },
    true,
  );
}

function isSelection({ id }: Readonly<ICommandInfo>): boolean {
  return id === SetSelectionsOperation.id;
}

/** A key that changes a cell, pressed in the sheet and not in a dialog or search box. */
function types({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey) return false;
  if (target instanceof HTMLInputElement) return false;
  return (
    key.length === 1 || key === "Delete" || key === "Backspace" || key === "F2"
  );
}

function hereIn(injector: Injector, book: Book): Here | null {
  const primary = injector
    .get(SheetsSelectionsService)
    .getCurrentLastSelection()?.primary;
  if (primary === undefined) return null;
  const sheetId = book.workbook.getActiveSheet().getSheetId();
  return { sheetId, row: primary.startRow, column: primary.startColumn };
}

function isLocked(injector: Injector, book: Book): boolean {
  const here = hereIn(injector, book);
  if (here === null) return false;
  return injector
    .get(RangeProtectionRuleModel)
    .getSubunitRuleList(book.unitId, here.sheetId)
    .filter(({ id }) => id.endsWith(LOCK))
    .some(({ ranges }) =>
      ranges.some(
        ({ startRow, endRow, startColumn, endColumn }) =>
          here.row >= startRow &&
          here.row <= endRow &&
          here.column >= startColumn &&
          here.column <= endColumn,
      ),
    );
}

function showPrompt(injector: Injector, book: Book | null): void {
  const alerts = injector.get(CellAlertManagerService);
  alerts.removeAlert(KEY);
  const here = book === null ? null : hereIn(injector, book);
  if (book === null || here === null || isLocked(injector, book)) return;
  const rule = injector
    .get(SheetDataValidationModel)
    .getRuleByLocation(book.unitId, here.sheetId, here.row, here.column);
  if (rule?.prompt === undefined || rule.prompt === "") return;
  alerts.showAlert({
    key: KEY,
    type: CellAlertType.INFO,
    title: rule.promptTitle ?? "",
    message: rule.prompt,
    width: 220,
    height: 84,
    location: {
      unitId: book.unitId,
      subUnitId: here.sheetId,
      row: here.row,
      col: here.column,
    },
  });
}
