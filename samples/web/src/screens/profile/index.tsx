import { profilesGet } from "@qeyafa/client";
import { client } from "../../client";
import { ifThere } from "../../data/if-there";
import { useUserId } from "../../data/session";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { ProfileForm } from "./profile-form";

export default function Profile() {
  const t = useText("profile");
  const userId = useUserId();
  const { data, error, reload } = useQuery((signal) => ifThere(profilesGet(client, { userId }, { signal })), [userId]);
  return (
    <Page title={t.title}>
      {data !== undefined ? <ProfileForm stored={data} /> : error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />}
    </Page>
  );
}
