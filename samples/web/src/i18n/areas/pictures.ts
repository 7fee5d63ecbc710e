import { translated } from "../texts";

/** Choosing, sending and showing pictures. */
export const pictures = translated({
  en: {
    choose: "Choose a picture", chooseOther: "Choose another picture", send: "Send the picture", sendAgain: "Send it again", discard: "Discard", cancel: "Cancel sending",
    chosen: (name: string) => `${name} is chosen.`,
    sending: "Sending the picture", sent: (percent: number) => `${percent} percent sent.`, checking: "Sent. The picture is being checked…", stored: "The picture is stored.", cancelled: "Sending was cancelled. The picture is still chosen.",
    limits: (size: string) => `JPEG, PNG, WebP or HEIC, at most ${size} MiB. You can also drop it here.`,
    faults: {
      type: (_: string) => "This is not a picture that can be used. Choose a JPEG, PNG, WebP or HEIC file.",
      size: (size: string) => `The picture is larger than ${size} MiB. Choose a smaller one.`,
      empty: (_: string) => "This file is empty. Choose another one.",
    },
    previewOf: (name: string) => `Preview of ${name}`, noPreview: "This browser cannot show this kind of picture before it is sent.",
    none: "No picture", unavailable: "The picture cannot be shown at the moment.",
  },
  fr: {
    choose: "Choisir une photo", chooseOther: "Choisir une autre photo", send: "Envoyer la photo", sendAgain: "Renvoyer", discard: "Retirer", cancel: "Annuler l’envoi",
    chosen: (name: string) => `${name} est sélectionné.`,
    sending: "Envoi de la photo", sent: (percent: number) => `${percent} pour cent envoyés.`, checking: "Envoyée. La photo est en cours de vérification…", stored: "La photo est enregistrée.", cancelled: "L’envoi est annulé. La photo reste sélectionnée.",
    limits: (size: string) => `JPEG, PNG, WebP ou HEIC, ${size} Mio au plus. Vous pouvez aussi la déposer ici.`,
    faults: {
      type: (_: string) => "Ce fichier n’est pas une image utilisable. Choisissez un fichier JPEG, PNG, WebP ou HEIC.",
      size: (size: string) => `L’image dépasse ${size} Mio. Choisissez-en une plus petite.`,
      empty: (_: string) => "Ce fichier est vide. Choisissez-en un autre.",
    },
    previewOf: (name: string) => `Aperçu de ${name}`, noPreview: "Ce navigateur ne peut pas afficher ce type d’image avant l’envoi.",
    none: "Pas de photo", unavailable: "La photo ne peut pas être affichée pour le moment.",
  },
  ar: {
    choose: "اختر صورة", chooseOther: "اختر صورة أخرى", send: "أرسل الصورة", sendAgain: "أرسلها مرة أخرى", discard: "استبعاد", cancel: "إلغاء الإرسال",
    chosen: (name: string) => `تم اختيار ${name}.`,
    sending: "يجري إرسال الصورة", sent: (percent: number) => `أُرسل ${percent} بالمئة.`, checking: "أُرسلت الصورة ويجري فحصها…", stored: "حُفظت الصورة.", cancelled: "أُلغي الإرسال، والصورة ما زالت مختارة.",
    limits: (size: string) => `JPEG أو PNG أو WebP أو HEIC، بحجم ${size} ميبيبايت على الأكثر. يمكنك أيضًا إفلاتها هنا.`,
    faults: {
      type: (_: string) => "لا يمكن استخدام هذا الملف صورةً. اختر ملف JPEG أو PNG أو WebP أو HEIC.",
      size: (size: string) => `الصورة أكبر من ${size} ميبيبايت. اختر صورة أصغر.`,
      empty: (_: string) => "هذا الملف فارغ. اختر ملفًا آخر.",
    },
    previewOf: (name: string) => `معاينة ${name}`, noPreview: "لا يستطيع هذا المتصفح عرض هذا النوع من الصور قبل إرساله.",
    none: "لا صورة", unavailable: "لا يمكن عرض الصورة الآن.",
  },
});
