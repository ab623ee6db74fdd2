import { useState } from "react";
import type { EntryOutcome } from "../../app/pane";
import type { CellPlace } from "../../core/layout";
import type { AnyFault } from "./words";

/** What a form shows of its last saving. */
export interface EntryState<Entry, Line> {
  readonly saving: boolean;
  readonly faults: Readonly<Partial<Record<keyof Entry, AnyFault>>>;
  /** Why nothing was written, beside faults. */
  readonly notice:
    | { readonly kind: "gone" | "no-change" }
    | { readonly kind: "changed"; readonly now: Line }
    | { readonly kind: "formula"; readonly places: readonly CellPlace[] }
    | null;
  readonly error: unknown;
}

/** Saves an entry; `onWritten` is called after the workbook has changed. */
export function useEntry<Entry, Line>(
  save: () => Promise<EntryOutcome<Entry, Line>>,
  onWritten: () => void,
): EntryState<Entry, Line> & { readonly submit: () => void } {
  const [state, setState] = useState<EntryState<Entry, Line>>(calm);
  const submit = (): void => {
    if (state.saving) return;
    setState({ ...calm<Entry, Line>(), saving: true });
    save().then(
      (outcome) => {
        setState(stateAfter(outcome));
        if (outcome.kind === "written" && outcome.cells > 0) onWritten();
      },
      (error: unknown) => {
        setState({ ...calm<Entry, Line>(), error });
      },
    );
  };
  return { ...state, submit };
}

function calm<Entry, Line>(): EntryState<Entry, Line> {
  const faults: Partial<Record<keyof Entry, AnyFault>> = {};
  return { saving: false, faults, notice: null, error: null };
}

function stateAfter<Entry, Line>(
  outcome: EntryOutcome<Entry, Line>,
): EntryState<Entry, Line> {
  const state = calm<Entry, Line>();
  switch (outcome.kind) {
    case "written":
      return outcome.cells > 0
        ? state
        : { ...state, notice: { kind: "no-change" } };
    case "faults": {
      const faults: Partial<Record<keyof Entry, AnyFault>> = {};
      for (const { field, code } of outcome.faults) faults[field] ??= code;
      return { ...state, faults };
    }
    case "gone":
      return { ...state, notice: { kind: "gone" } };
    case "changed":
      return { ...state, notice: { kind: "changed", now: outcome.now } };
    case "formula":
      return {
        ...state,
        notice: { kind: "formula", places: outcome.places },
      };
  }
}
