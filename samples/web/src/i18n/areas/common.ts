import { plural } from "../plural";
import { translated } from "../texts";

export const common = translated({
  en: {
    save: "Save", cancel: "Cancel", delete: "Delete", edit: "Edit", close: "Close", back: "Back", retry: "Try again", more: "Show more", loading: "Loading…", optional: "optional",
    noConnection: "There is no connection to Qeyafa. Try again in a moment.",
    tooLong: "Qeyafa took too long to answer. Try again in a moment.",
    unexpected: "Something went wrong here. Reload the page.",
    reference: (id: string) => `Reference: ${id}`,
    waitSeconds: (seconds: number) => plural("en", seconds, { one: "You can try again in # second.", other: "You can try again in # seconds." }),
    waitOver: "You can try again now.",
  },
  fr: {
    save: "Enregistrer", cancel: "Annuler", delete: "Supprimer", edit: "Modifier", close: "Fermer", back: "Retour", retry: "Réessayer", more: "Afficher plus", loading: "Chargement…", optional: "facultatif",
    noConnection: "Pas de connexion à Qeyafa. Réessayez dans un instant.",
    tooLong: "Qeyafa a mis trop de temps à répondre. Réessayez dans un instant.",
    unexpected: "Une erreur s’est produite ici. Rechargez la page.",
    reference: (id: string) => `Référence : ${id}`,
    waitSeconds: (seconds: number) => plural("fr", seconds, { one: "Vous pourrez réessayer dans # seconde.", other: "Vous pourrez réessayer dans # secondes." }),
    waitOver: "Vous pouvez réessayer maintenant.",
  },
  ar: {
    save: "حفظ", cancel: "إلغاء", delete: "حذف", edit: "تعديل", close: "إغلاق", back: "رجوع", retry: "أعد المحاولة", more: "عرض المزيد", loading: "جارٍ التحميل…", optional: "اختياري",
    noConnection: "لا يوجد اتصال بقيافة. حاول مرة أخرى بعد قليل.",
    tooLong: "استغرقت قيافة وقتًا طويلًا للرد. حاول مرة أخرى بعد قليل.",
    unexpected: "حدث خطأ ما هنا. أعد تحميل الصفحة.",
    reference: (id: string) => `المرجع: ${id}`,
    waitSeconds: (seconds: number) => plural("ar", seconds, { one: "يمكنك المحاولة بعد ثانية واحدة.", two: "يمكنك المحاولة بعد ثانيتين.", few: "يمكنك المحاولة بعد # ثوانٍ.", many: "يمكنك المحاولة بعد # ثانية.", other: "يمكنك المحاولة بعد # ثانية." }),
    waitOver: "يمكنك المحاولة الآن.",
  },
});
