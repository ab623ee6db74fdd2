import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { MonthGaps } from "../../app/pane";
import type { Month } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { MONTH_WORDS } from "./words";

/** What is missing of the month before, and the way there. */
export function Gaps({
  gaps,
  onFill,
}: {
  readonly gaps: MonthGaps;
  readonly onFill: (month: Month) => void;
}): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language].gaps;
  const { month, nodes, indicators, reportMissing } = gaps;
  const name = monthText(month, language);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.title(name)}</MessageBarTitle>
        <ul>
          {nodes.length > 0 && <li>{words.nodes(nodes.length)}</li>}
          {indicators.length > 0 && (
            <li>{words.indicators(indicators.length)}</li>
          )}
          {reportMissing && <li>{words.report}</li>}
        </ul>
      </MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() => {
            onFill(month);
          }}
        >
          {words.fill(name)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
