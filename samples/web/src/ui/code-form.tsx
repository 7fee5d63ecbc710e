import { isProblem } from "@qeyafa/client";
import { useState, type ReactNode } from "react";
import { codeIn, isCode } from "../data/checks";
import { useAction } from "../data/use-action";
import type { SentCode } from "../data/use-challenge";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { CodeField } from "./code-field";
import { Failure } from "./failure";
import { Form } from "./form";
import { Resend } from "./resend";

interface CodeFormProps {
  /** Whom it was sent to. */
  to: string;
  code: SentCode;
  /** Takes the code to the API; throws what that answers. */
  onCode: (digits: string) => Promise<void>;
  submit: string;
  /** What else is wrong, such as with a field among the children; the code is not sent then. */
  check?: () => boolean;
  /** Failures that the children say at their fields. */
  saidElsewhere?: (error: unknown) => boolean;
  /** Further fields, given the last failure. */
  children?: (error: unknown) => ReactNode;
}

/** Asks for a code that was sent, and says how many tries are left and when another one can be sent. */
export function CodeForm({ to, code, onCode, submit, check = () => true, saidElsewhere = () => false, children }: CodeFormProps) {
  const t = useText("signIn");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | undefined>();
  const [round, setRound] = useState(0);
  const confirm = useAction(async () => {
    try {
      await onCode(codeIn(text));
    } catch (error) {
      code.failed(error);
      throw error;
    }
  });
  const invalid = isProblem(confirm.error, "invalid_code");
  const refused = isProblem(confirm.error, "validation_failed") && "code" in confirm.error.errors;
  const submitted = () => {
    const isFine = check();
    const malformed = !isCode(codeIn(text));
    setWrong(malformed ? t.codeWrong : undefined);
    setRound(round + 1);
    confirm.clear();
    if (isFine && !malformed) void confirm.run();
  };
  const said = wrong ?? (refused ? t.codeWrong : invalid ? (code.triesLeft > 0 ? t.triesLeft(code.triesLeft) : t.noTriesLeft) : undefined);
  return (
    <>
      <p>{t.codeSentTo(to, Math.max(1, Math.round(code.challenge.expires_in / 60)))}</p>
      <Form onSubmit={submitted} refusals={[round, confirm.error]}>
        <Failure error={invalid || refused || saidElsewhere(confirm.error) ? undefined : confirm.error} />
        <CodeField value={text} error={said} onChange={setText} />
        {children?.(confirm.error)}
        <Button kind="primary" type="submit" busy={confirm.busy}>{submit}</Button>
      </Form>
      <Resend code={code} />
    </>
  );
}
