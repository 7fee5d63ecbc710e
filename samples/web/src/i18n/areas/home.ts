import { plural } from "../plural";
import { translated } from "../texts";

export const home = translated({
  en: {
    title: "Home", hello: (name: string) => `Hello, ${name}`,
    begin: "Where to begin", beginIntro: "There is nothing here yet. Three steps, and you see yourself in your clothes:",
    beginMeasure: "Enter your measurements", beginPicture: "Add a picture of yourself", beginGarment: "Put a garment into your wardrobe", beginTryOn: "Then try it on.",
    measurement: "Last measurement", noMeasurement: "No measurements yet.", values: (count: number) => plural("en", count, { one: "# value", other: "# values" }), height: "Height", weight: "Weight", takenOn: (date: string) => `Taken on ${date}`, toMeasurements: "All measurements", toFirstMeasurement: "Enter measurements",
    tasks: "Open tasks", noTasks: "Nothing to do.", openTasks: (count: number) => plural("en", count, { one: "# open task", other: "# open tasks" }), toTasks: "All tasks",
    messages: "Messages", noUnread: "Everything is read.", unread: (count: number) => plural("en", count, { one: "# unread message", other: "# unread messages" }), toMessages: "To the conversations",
    tryOn: "Last try-on", noTryOn: "Nothing tried on yet.", toTryOns: "All try-ons", toFirstTryOn: "Try something on", tryOnPicture: "The picture of the last try-on", startedOn: (date: string) => `Started on ${date}`,
  },
  fr: {
    title: "Accueil", hello: (name: string) => `Bonjour, ${name}`,
    begin: "Par où commencer", beginIntro: "Il n’y a encore rien ici. Trois étapes, et vous vous verrez dans vos vêtements :",
    beginMeasure: "Saisissez vos mensurations", beginPicture: "Ajoutez une photo de vous", beginGarment: "Mettez un vêtement dans votre garde-robe", beginTryOn: "Puis essayez-le.",
    measurement: "Dernières mensurations", noMeasurement: "Pas encore de mensurations.", values: (count: number) => plural("fr", count, { one: "# valeur", other: "# valeurs" }), height: "Taille", weight: "Poids", takenOn: (date: string) => `Prises le ${date}`, toMeasurements: "Toutes les mensurations", toFirstMeasurement: "Saisir des mensurations",
    tasks: "Tâches à faire", noTasks: "Rien à faire.", openTasks: (count: number) => plural("fr", count, { one: "# tâche à faire", other: "# tâches à faire" }), toTasks: "Toutes les tâches",
    messages: "Messages", noUnread: "Tout est lu.", unread: (count: number) => plural("fr", count, { one: "# message non lu", other: "# messages non lus" }), toMessages: "Voir les conversations",
    tryOn: "Dernier essayage", noTryOn: "Rien n’a encore été essayé.", toTryOns: "Tous les essayages", toFirstTryOn: "Essayer un vêtement", tryOnPicture: "L’image du dernier essayage", startedOn: (date: string) => `Commencé le ${date}`,
  },
  ar: {
    title: "الرئيسية", hello: (name: string) => `مرحبًا، ${name}`,
    begin: "من أين تبدأ", beginIntro: "لا شيء هنا بعد. ثلاث خطوات وترى نفسك في ملابسك:",
    beginMeasure: "أدخل قياساتك", beginPicture: "أضف صورة لك", beginGarment: "ضع قطعة في خزانة ملابسك", beginTryOn: "ثم جرّبها.",
    measurement: "آخر القياسات", noMeasurement: "لا قياسات بعد.", values: (count: number) => plural("ar", count, { one: "قيمة واحدة", two: "قيمتان", few: "# قيم", many: "# قيمة", other: "# قيمة" }), height: "الطول", weight: "الوزن", takenOn: (date: string) => `أُخذت في ${date}`, toMeasurements: "كل القياسات", toFirstMeasurement: "أدخل القياسات",
    tasks: "المهام المفتوحة", noTasks: "لا مهام عليك.", openTasks: (count: number) => plural("ar", count, { one: "مهمة مفتوحة واحدة", two: "مهمتان مفتوحتان", few: "# مهام مفتوحة", many: "# مهمة مفتوحة", other: "# مهمة مفتوحة" }), toTasks: "كل المهام",
    messages: "الرسائل", noUnread: "كل الرسائل مقروءة.", unread: (count: number) => plural("ar", count, { one: "رسالة غير مقروءة", two: "رسالتان غير مقروءتين", few: "# رسائل غير مقروءة", many: "# رسالة غير مقروءة", other: "# رسالة غير مقروءة" }), toMessages: "إلى المحادثات",
    tryOn: "آخر تجربة", noTryOn: "لم تجرّب شيئًا بعد.", toTryOns: "كل التجارب", toFirstTryOn: "جرّب قطعة", tryOnPicture: "صورة آخر تجربة", startedOn: (date: string) => `بدأت في ${date}`,
  },
});
