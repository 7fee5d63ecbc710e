import { authMe, isProblem, usersEditProfile, type User } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useAccount } from "../../data/account";
import { isUsername } from "../../data/checks";
import { useEdit } from "../../data/use-edit";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Conflict } from "../../ui/conflict";
import { errorOf, Failure } from "../../ui/failure";
import { Field, TextField } from "../../ui/field";
import { Form } from "../../ui/form";

type Details = { name: string; username: string; bio: string };

/** What the person says about themselves in the account. */
export function Details({ account }: { account: User }) {
  const t = useText("account");
  const signIn = useText("signIn");
  const common = useText("common");
  const problems = useText("problems");
  const { replace } = useAccount();
  const [wrong, setWrong] = useState<Partial<Details>>({});
  const [isSaved, setSaved] = useState(false);
  const edit = useEdit<User, Details>(account, {
    valuesOf: (user) => ({ name: user?.name ?? "", username: user?.username ?? "", bio: user?.bio ?? "" }),
    // What the form does not show stays: a member that is left out would be emptied.
    write: ({ name, username, bio }, from, ifMatch) =>
      usersEditProfile(client, { ifMatch, body: { name: name.trim(), username: username.trim() || null, bio: bio.trim() || null, avatar_url: from?.avatar_url ?? null, address: from?.address ?? null } }),
    read: () => authMe(client),
    onStored(user) {
      replace(user);
      setSaved(true);
      announce(t.detailsSaved);
    },
  });
  const { values, save, conflict } = edit;
  const change = (changed: Partial<Details>) => {
    edit.change(changed);
    setSaved(false);
  };
  const submit = () => {
    const username = values.username.trim();
    const found = { ...(!values.name.trim() && { name: signIn.nameNeeded }), ...(username && !isUsername(username) && { username: t.usernameWrong }) };
    setWrong(found);
    save.clear();
    if (Object.keys(found).length === 0) void save.run();
  };
  const taken = isProblem(save.error, "username_taken");
  return (
    <section className="card" aria-labelledby="account-details">
      <h2 id="account-details">{t.details}</h2>
      <Failure error={taken ? undefined : save.error} />
      {conflict ? (
        <Conflict
          rows={conflict.names.map((name) => ({ label: t[name], mine: conflict.mine[name], theirs: conflict.theirs[name] }))}
          busy={save.busy} onTakeTheirs={edit.takeTheirs} onKeepMine={edit.keepMine}
        />
      ) : (
        <Form onSubmit={submit} refusals={[wrong, save.error]} label={t.details}>
          <Field
            label={t.name} name="name" autoComplete="name" required maxLength={255} dir="auto"
            value={values.name} onChange={(event) => change({ name: event.target.value })} error={wrong.name ?? (errorOf(save.error, "name") && signIn.nameNeeded)}
          />
          <Field
            label={t.username} hint={t.usernameHint} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} dir="ltr" maxLength={100}
            value={values.username} onChange={(event) => change({ username: event.target.value })}
            error={wrong.username ?? (taken ? problems.username_taken : errorOf(save.error, "username") && t.usernameWrong)}
          />
          <TextField
            label={t.bio} hint={t.bioHint} name="bio" maxLength={2000} dir="auto"
            value={values.bio} onChange={(event) => change({ bio: event.target.value })} error={errorOf(save.error, "bio") && t.bioHint}
          />
          <Button kind="primary" type="submit" busy={save.busy}>{common.save}</Button>
          {isSaved && <p className="notice">{t.detailsSaved}</p>}
        </Form>
      )}
    </section>
  );
}
