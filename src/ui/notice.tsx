import { Link } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { Advice } from "./messages";
import { usePageStyles } from "./styles";

/** A page that says why there is nothing else to see, and what to do. */
export function Notice({
  advice,
  children,
}: {
  readonly advice: Advice;
  readonly children?: ReactNode;
}): ReactElement {
  const page = usePageStyles();
  return (
    <div className={page.page} role="alert">
      <h1 className={page.subheading}>{advice.what}</h1>
      <p className={page.text}>{advice.todo}</p>
      {children}
    </div>
  );
}

/** The address that a network must let through, and the other ways to the library. */
export function OfficeRemedies({
  address,
  label,
  remedies,
  help,
}: {
  readonly address: string;
  readonly label: string;
  readonly remedies: readonly string[];
  readonly help: string;
}): ReactElement {
  const page = usePageStyles();
  return (
    <>
      <p className={page.muted}>
        {label}: <code>{address}</code>
      </p>
      <ol>
        {remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ol>
      <Link href="help.html" target="_blank" rel="noopener">
        {help}
      </Link>
    </>
  );
}
