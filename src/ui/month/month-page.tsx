import { Badge, Spinner } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { NodeLine } from "../../app/pane";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";

/** 本月: what is due this month, and what is overdue; choosing a line goes to its row. */
export default function MonthPage(): ReactElement {
  const { jobs, messages, language, revision, changed } = usePane();
  const page = usePageStyles();
  const { value, error } = useReading(() => jobs.month.view(), revision);
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null) return <Spinner label={messages.reading} />;
  if (value.kind !== "month") {
    return <p className={page.text}>{messages.noPlan}</p>;
  }
  const { month, dueThisMonth, overdueNodes } = value;
  return (
    <div className={page.page}>
      <NodeList
        heading={
          dueThisMonth.length === 0
            ? messages.nothingDue
            : messages.dueThisMonth(
                monthText(month, language),
                dueThisMonth.length,
              )
        }
        nodes={dueThisMonth}
      />
      <NodeList
        heading={
          overdueNodes.length === 0
            ? messages.noOverdue
            : messages.overdueNodes(overdueNodes.length)
        }
        nodes={overdueNodes}
      />
    </div>
  );
}

function NodeList({
  heading,
  nodes,
}: {
  readonly heading: string;
  readonly nodes: readonly NodeLine[];
}): ReactElement {
  const { messages, language, reveal } = usePane();
  const page = usePageStyles();
  return (
    <section className={page.page}>
      <h2 className={page.subheading}>{heading}</h2>
      {nodes.length > 0 && (
        <ul className={page.list}>
          {nodes.map((node) => (
            <li key={`${node.place.sheet} ${node.place.cell}`}>
              <button
                type="button"
                className={page.row}
                onClick={() => {
                  reveal(node.place);
                }}
              >
                <Badge
                  appearance="tint"
                  color={node.overdue ? "danger" : "informative"}
                >
                  {node.overdue
                    ? messages.overdueWord
                    : messages.states[node.state]}
                </Badge>{" "}
                {node.text}
                <span className={page.note}>
                  {[node.owner, monthText(node.dueMonth, language)]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
