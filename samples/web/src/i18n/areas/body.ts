import { translated } from "../texts";

/** The body record: the picture and values that try-ons are made with. */
export const body = translated({
  en: {
    title: "Body", intro: "Try-ons are made with this picture and these values. Nobody else sees them unless you share them.",
    picture: "Picture of you", pictureHint: "Standing upright, from the front, from head to feet, in close-fitting clothes, before a plain wall.", pictureAlt: "The picture of you",
    values: "Values", noValues: "No values yet", noValuesText: "A picture is enough for a try-on. With your height and measurements a garment is placed better.", enter: "Enter values",
    changedOn: (date: string) => `Last changed on ${date}`, saved: "The body record is saved.",
    tryOn: "Try something on",
    deleteTitle: "Delete the body record?", deleteText: "Your picture and all values of the record are deleted for good. Your measurements and the results of try-ons stay.", deleted: "The body record is deleted.",
  },
  fr: {
    title: "Corps", intro: "Les essayages sont réalisés avec cette photo et ces valeurs. Personne d’autre ne les voit, sauf si vous les partagez.",
    picture: "Photo de vous", pictureHint: "Debout, de face, de la tête aux pieds, en vêtements près du corps, devant un mur uni.", pictureAlt: "Votre photo",
    values: "Valeurs", noValues: "Pas encore de valeurs", noValuesText: "Une photo suffit pour un essayage. Avec votre taille et vos mensurations, le vêtement est mieux placé.", enter: "Saisir des valeurs",
    changedOn: (date: string) => `Dernière modification le ${date}`, saved: "La fiche corporelle est enregistrée.",
    tryOn: "Essayer un vêtement",
    deleteTitle: "Supprimer la fiche corporelle ?", deleteText: "Votre photo et toutes les valeurs de la fiche seront supprimées définitivement. Vos mensurations et les résultats d’essayages restent.", deleted: "La fiche corporelle est supprimée.",
  },
  ar: {
    title: "الجسم", intro: "تُعدّ تجارب الملابس بهذه الصورة وهذه القيم. لا يراها أحد غيرك ما لم تشاركها.",
    picture: "صورتك", pictureHint: "وقوفًا، من الأمام، من الرأس إلى القدمين، بملابس ملاصقة للجسم، أمام جدار سادة.", pictureAlt: "صورتك",
    values: "القيم", noValues: "لا قيم بعد", noValuesText: "تكفي الصورة للتجربة. ومع طولك وقياساتك توضع القطعة بدقة أكبر.", enter: "أدخل القيم",
    changedOn: (date: string) => `آخر تعديل في ${date}`, saved: "حُفظ سجل الجسم.",
    tryOn: "جرّب قطعة",
    deleteTitle: "حذف سجل الجسم؟", deleteText: "ستُحذف صورتك وكل قيم السجل نهائيًا. تبقى قياساتك ونتائج التجارب.", deleted: "حُذف سجل الجسم.",
  },
});
