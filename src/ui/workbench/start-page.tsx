import { Button, Card, makeStyles, tokens } from "@fluentui/react-components";
import {
  DocumentAddRegular,
  DocumentTextRegular,
  FolderOpenRegular,
  RocketRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { Beginning, WorkbenchWords } from "./words";

const useStyles = makeStyles({
  page: {
    boxSizing: "border-box",
    maxWidth: "800px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  tagline: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  heading: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  cards: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 300px), 1fr))",
    gap: tokens.spacingHorizontalL,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  card: {
    height: "100%",
    boxSizing: "border-box",
    justifyContent: "space-between",
    padding: tokens.spacingHorizontalL,
  },
  cardTitle: {
    margin: 0,
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: "24px", color: tokens.colorBrandForeground1 },
  text: { margin: 0, color: tokens.colorNeutralForeground2, flexGrow: 1 },
  action: { alignSelf: "flex-start" },
  privacy: { margin: 0, color: tokens.colorNeutralForeground3 },
});

export interface StartPageProps {
  readonly words: WorkbenchWords;
  /** Are the sample files in the list already? */
  readonly hasSample: boolean;
  readonly busy: boolean;
  readonly onSample: () => void;
  readonly onTemplate: () => void;
  readonly onDocument: () => void;
  readonly onFile: () => void;
}

/** Four ways to begin; the sample stands first, since it needs nothing. */
export function StartPage(props: StartPageProps): ReactElement {
  const styles = useStyles();
  const { words, hasSample, busy } = props;
  const { beginnings } = words;
  const cards = [
    {
      words: hasSample ? beginnings.sampleThere : beginnings.sample,
      icon: <RocketRegular />,
      onClick: props.onSample,
      primary: true,
    },
    {
      words: beginnings.template,
      icon: <DocumentAddRegular />,
      onClick: props.onTemplate,
    },
    {
      words: beginnings.document,
      icon: <DocumentTextRegular />,
      onClick: props.onDocument,
    },
    {
      words: beginnings.file,
      icon: <FolderOpenRegular />,
      onClick: props.onFile,
    },
  ];
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{words.product}</h1>
      <p className={styles.tagline}>{words.tagline}</p>
      <h2 className={styles.heading}>{beginnings.heading}</h2>
      <ul className={styles.cards}>
        {cards.map((card) => (
          <li key={card.words.title}>
            <BeginningCard {...card} busy={busy} />
          </li>
        ))}
      </ul>
      <p className={styles.privacy}>{words.privacy}</p>
    </div>
  );
}

function BeginningCard({
  words,
  icon,
  primary = false,
  busy,
  onClick,
}: {
  readonly words: Beginning;
  readonly icon: ReactElement;
  readonly primary?: boolean;
  readonly busy: boolean;
  readonly onClick: () => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <Card className={styles.card}>
      <h3 className={styles.cardTitle}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        {words.title}
      </h3>
      <p className={styles.text}>{words.text}</p>
      <Button
        className={styles.action}
        appearance={primary ? "primary" : "secondary"}
        disabled={busy}
        onClick={onClick}
      >
        {words.action}
      </Button>
    </Card>
  );
}
