import { plural } from "../plural";
import { translated } from "../texts";

/** The results that a person likes. */
export const favorites = translated({
  en: {
    title: "Favourites", empty: "No favourites yet", emptyText: "Open the result of a try-on and mark it as a favourite to find it here.", toTryOns: "To your try-ons",
    count: (count: number) => plural("en", count, { one: "# favourite", other: "# favourites" }),
    since: (date: string) => `Favourite since ${date}`, remove: "Remove", removeNamed: (garment: string) => `Remove ${garment} from the favourites`,
    removed: "Removed from your favourites.", undo: "Undo", undoNamed: (garment: string) => `Make ${garment} a favourite again`, back: "It is a favourite again.", gone: "This try-on is not there any more.",
  },
  fr: {
    title: "Favoris", empty: "Pas encore de favoris", emptyText: "Ouvrez le résultat d’un essayage et marquez-le comme favori pour le retrouver ici.", toTryOns: "Vers vos essayages",
    count: (count: number) => plural("fr", count, { one: "# favori", other: "# favoris" }),
    since: (date: string) => `Favori depuis le ${date}`, remove: "Retirer", removeNamed: (garment: string) => `Retirer ${garment} des favoris`,
    removed: "Retiré de vos favoris.", undo: "Annuler", undoNamed: (garment: string) => `Remettre ${garment} dans les favoris`, back: "C’est de nouveau un favori.", gone: "Cet essayage n’existe plus.",
  },
  ar: {
    title: "المفضلة", empty: "لا مفضلة بعد", emptyText: "افتح نتيجة تجربة وأضفها إلى المفضلة لتجدها هنا.", toTryOns: "إلى تجاربك",
    count: (count: number) => plural("ar", count, { zero: "لا مفضلة", one: "نتيجة مفضلة واحدة", two: "نتيجتان مفضلتان", few: "# نتائج مفضلة", many: "# نتيجة مفضلة", other: "# نتيجة مفضلة" }),
    since: (date: string) => `مفضلة منذ ${date}`, remove: "إزالة", removeNamed: (garment: string) => `إزالة ${garment} من المفضلة`,
    removed: "أُزيلت من مفضلتك.", undo: "تراجع", undoNamed: (garment: string) => `إعادة ${garment} إلى المفضلة`, back: "عادت إلى المفضلة.", gone: "لم تعد هذه التجربة موجودة.",
  },
});
