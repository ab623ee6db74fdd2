import { HostError } from "../../core/layout";
import { RefusedError } from "../ports";
import type { Answer } from "./work";

/** The value of an answer; throws the `HostError` or `RefusedError` that it stands for. */
export function valueOf<T>(answer: Answer<T>): T {
  switch (answer.kind) {
    case "done":
      return answer.value;
    case "host-error": {
      const { code, sheet, stands, detail } = answer;
      throw new HostError(code, sheet, stands, detail);
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
    if (error instanceof RefusedError)
      return { kind: "refused", finding: error.finding };
    throw error;
  }
}
