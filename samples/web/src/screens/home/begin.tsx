import { Link } from "wouter";
import { useText } from "../../i18n/language";

/** Tells a new person the way to the first try-on. */
export function Begin() {
  const t = useText("home");
  return (
    <section className="card home-begin" aria-labelledby="home-begin">
      <h2 id="home-begin">{t.begin}</h2>
      <p>{t.beginIntro}</p>
      <ol>
        <li><Link href="/measurements">{t.beginMeasure}</Link></li>
        <li><Link href="/body">{t.beginPicture}</Link></li>
        <li><Link href="/wardrobe">{t.beginGarment}</Link></li>
      </ol>
      <p>{t.beginTryOn}</p>
    </section>
  );
}
