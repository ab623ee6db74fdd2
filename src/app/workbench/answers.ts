import { HostError } from "../../core/layout";
import { RefusedError } from "../ports";
import { UnsavableError } from "./work";
import type { Answer } from "./work";

/** The value of an answer; throws the `HostError`, `UnsavableError` or `RefusedError` that it stands for. */
export function valueOf<T>(answer: Answer<T>): T {
  switch (answer.kind) {
    case "done":
      return answer.value;
    case "host-error": {
      const { code, sheet, stands, detail } = answer;
      throw new HostError(code, sheet, stands, detail);
    }
    case "unsavable": {
      const { code, sheet, cell } = answer;
      throw new UnsavableError({ code, sheet, cell });
    }
    case "refused":
      throw new RefusedError(answer.finding);
  }
}

/** A task's answer: its value, or its expected trouble as data. Anything else is a mistake in the program and thrown. */
export async function answerOf<T>(
  task: () => T | Promise<T>,
): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await task() };
  } catch (error) {
    if (error instanceof HostError) {
      const { code, sheet, stands, detail } = error;
      return { kind: "host-error", code, sheet, stands, detail };
    }
    if (error instanceof UnsavableError)
      return { kind: "unsavable", ...error.reason };
    if (error instanceof RefusedError)
      return { kind: "refused", finding: error.finding };
    throw error;
  }
}
