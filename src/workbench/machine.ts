import { dayOf, parsePlanId } from "../core/plan";
import type { Day, PlanId } from "../core/plan";

/** The running day where the person is. */
export function today(): Day {
  const now = new Date();
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === null) throw new Error("the clock is outside the calendar");
  return day;
}

/** By the browser's own chance; `crypto.randomUUID` is missing where a page has no TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 (RFC 9562).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  const parts = [4, 2, 2, 2, 6].map((length) => hex.splice(0, length).join(""));
  return parts.join("-");
}

export function newPlanId(): PlanId {
  const id = parsePlanId(newId());
  if (id === null) throw new Error("an id by chance is no UUID");
  return id;
}
