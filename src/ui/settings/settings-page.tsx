import { Field, Link, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";

/** 设置: the language, the version, and what happens to the data. */
export default function SettingsPage(): ReactElement {
  const { messages, language, version, chooseLanguage } = usePane();
  const page = usePageStyles();
  return (
    <div className={page.page}>
      <Field label={messages.language}>
        <RadioGroup
          value={language}
          onChange={(_event, { value }) => {
            chooseLanguage(value === "en" ? "en" : "zh");
          }}
        >
          <Radio value="zh" label="中文" />
          <Radio value="en" label="English" />
        </RadioGroup>
      </Field>
      <p className={page.text}>{messages.privacy}</p>
      <p className={page.muted}>
        {messages.version} {version}
      </p>
      <Link href="help.html" target="_blank" rel="noopener">
        {messages.help}
      </Link>
    </div>
  );
}
