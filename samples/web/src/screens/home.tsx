import { Page } from "../ui/page";

export default function Home() {
  return <Page title="Qeyafa"> </Page>;
}
