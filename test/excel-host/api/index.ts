import type { TypeTable, Facet } from "../protocol/type-table";
import { served } from "../protocol/type-table";
import { BORDER_TYPES } from "./borders";
import { CHART_TYPES } from "./chart";
import { NAME_TYPES } from "./names";
import { PAGE_TYPES } from "./page-layout";
import { RANGE_TYPES } from "./range";
import { FORMAT_TYPES } from "./range-format";
import { CONDITIONAL_TYPES } from "./conditional-format";
import { TABLE_TYPES } from "./table";
import { VALIDATION_TYPES } from "./validation";
import { WORKBOOK_TYPES } from "./workbook";
import { WORKSHEET_TYPES } from "./worksheet";

/** A service that the library itself tells when it is ready; nothing follows from it. */
const internalService = served<Facet<"AddinInternalService", null>>(
  "AddinInternalService",
  { methods: { notifyActionHandlerReady: () => undefined } },
);

/** Every class of the Excel API that the host has, by name. */
export const API_TYPES: TypeTable = new Map([
  ...WORKBOOK_TYPES,
  ...WORKSHEET_TYPES,
  ...RANGE_TYPES,
  ...FORMAT_TYPES,
  ...BORDER_TYPES,
  ...TABLE_TYPES,
  ...NAME_TYPES,
  ...VALIDATION_TYPES,
  ...CONDITIONAL_TYPES,
  ...PAGE_TYPES,
  ...CHART_TYPES,
  internalService,
]);
