// Names of eastern Europe.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension NameStock {
    static let polish = NameStock(
        "pl",
        given: """
            Łukasz Małgorzata Zbigniew Agnieszka Grażyna Stanisław Żaneta Bożena Jędrzej \
            Zofia
            """,
        family: "Wiśniewski Dąbrowska Wójcik Kamińska Żak Śliwa Gołąb Jabłońska",
        streets: "Główna Szkolna Kościelna Źródlana")

    static let czech = NameStock(
        "cs",
        given: "Jiří Kateřina Tomáš Zdeňka Ondřej Lucie František Šárka Vojtěch Růžena",
        family: "Novák Dvořáková Černý Příhodová Kučera Říhová Šťastný Růžičková",
        streets: "Hlavní Školní Lipová Nádražní")

    static let slovak = NameStock(
        "sk",
        given: "Ľubomír Zuzana Ján Ľudmila Matúš Katarína Štefan Jozef Žofia Adam",
        family: "Kováč Horváthová Baláž Krajčírová Šimko Ďurica Lukáčová Hruška",
        streets: "Hlavná Školská Záhradná Lipová")

    static let hungarian = NameStock(
        "hu",
        given: "Zoltán Eszter György Kinga László Zsófia Ferenc Réka Bőske Gergő",
        family: "Nagy Kovács Szűcs Tóth Kőműves Vörös Szőke Fehér",
        streets: "Fő_utca Kert_utca Iskola_utca Tölgyfa_utca")

    static let romanian = NameStock(
        "ro",
        given: "Ștefan Ioana Răzvan Mădălina Țuțu Andreea Crăciun Gheorghe Anișoara Mihai",
        family: "Ionescu Popa Rădulescu Țurcanu Șerban Munteanu Pârvu Dănilă",
        streets: "Strada_Școlii Strada_Lungă Calea_Gării Strada_Florilor")

    static let slovenian = NameStock(
        "sl",
        given: "Jože Špela Matjaž Živa Črt Alenka Žiga Maja Andraž Nežka",
        family: "Novak Kovačič Žagar Zupančič Mlakar Čeh Košir Šuštar",
        streets: "Glavna_cesta Šolska_ulica Lipova_ulica Pod_gozdom")

    static let croatian = NameStock(
        "hr",
        given: "Željko Ivana Krešimir Đurđa Šime Tajana Hrvoje Žana Anđela Luka",
        family: "Horvat Babić Kovačević Đurić Šarić Božić Perković Žic",
        streets: "Glavna_ulica Školska_ulica Obala Vrtna")

    static let bulgarian = NameStock(
        "bg",
        given: """
            Иван/ivan Мария/mariya Георги/georgi Елена/elena Димитър/dimitar \
            Цветелина/tsvetelina Йордан/yordan Юлия/yuliya Стоян/stoyan Щерю/shteryu
            """,
        family: """
            Иванов/ivanov Петрова/petrova Димитров/dimitrov Колева/koleva Стоянов/stoyanov \
            Георгиева/georgieva Тодоров/todorov Ангелова/angelova
            """,
        streets: "ул._Роза ул._Училищна бул._Дунав ул._Липа")

    static let serbian = NameStock(
        "sr",
        given: """
            Милица/milica Ђорђе/djordje Јелена/jelena Љубица/ljubica Живко/zivko \
            Марко/marko Сања/sanja Немања/nemanja
            """,
        family: """
            Јовановић/jovanovic Петровић/petrovic Ђурић/djuric Николић/nikolic \
            Стојановић/stojanovic Ћирић/ciric Живковић/zivkovic Љубић/ljubic
            """,
        streets: "Главна_улица Школска Улица_липа Обала")

    static let ukrainian = NameStock(
        "uk",
        given: """
            Олена/olena Андрій/andrii Наталія/nataliia Сергій/serhii Ірина/iryna \
            Євген/yevhen Ганна/hanna Їжак/yizhak Тарас/taras Оксана/oksana
            """,
        family: """
            Шевченко/shevchenko Коваленко/kovalenko Бондар/bondar Ткачук/tkachuk \
            Кравець/kravets Мельник/melnyk Гаєвська/haievska Поліщук/polishchuk
            """,
        streets: "вул._Шкільна вул._Садова вул._Озерна просп._Миру")

    static let georgian = NameStock(
        "ka",
        given: """
            ნინო/nino გიორგი/giorgi მარიამი/mariami დავითი/daviti თამარი/tamari ლუკა/luka \
            ქეთევანი/ketevani ლევანი/levani
            """,
        family: """
            ბერიძე/beridze კაპანაძე/kapanadze გელაშვილი/gelashvili ლომიძე/lomidze \
            წიკლაური/tsiklauri მაისურაძე/maisuradze
            """,
        streets: "მთავარი_ქუჩა სკოლის_ქუჩა ვარდის_ქუჩა")

    static let turkish = NameStock(
        "tr",
        given: "Ayşe Çağla İbrahim Gülşen Oğuz Şule Işıl Ömer Tuğba Ümit",
        family: "Yılmaz Öztürk Şahin Çelik Kılıç Aydın Doğan Güneş",
        streets: "Deniz_Caddesi Okul_Sokak Çınar_Sokak Gül_Sokak")
}
