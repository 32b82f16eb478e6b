// Names of Asia and Africa.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension NameStock {
    static let arabic = NameStock(
        "ar",
        given: """
            محمد/mohammed فاطمة/fatima أحمد/ahmed عائشة/aisha خالد/khaled مريم/maryam \
            يوسف/youssef زينب/zainab عمر/omar نور/nour
            """,
        family: """
            الأحمد/alahmad حسن/hassan العلي/alali إبراهيم/ibrahim السيد/elsayed \
            منصور/mansour الحداد/alhaddad سالم/salem
            """,
        streets: "شارع_النخيل شارع_المدرسة شارع_البحر")

    static let hebrew = NameStock(
        "he",
        given: """
            נועה/noa יוסף/yosef תמר/tamar דוד/david שרה/sara משה/moshe רחל/rachel \
            איתן/eitan
            """,
        family: """
            כהן/cohen לוי/levi מזרחי/mizrahi פרץ/peretz ביטון/biton אברהם/avraham \
            פרידמן/friedman שפירא/shapira
            """,
        streets: "רחוב_הזית רחוב_הים דרך_הגפן")

    static let hindi = NameStock(
        "hi",
        given: """
            प्रिया/priya राहुल/rahul सुनीता/sunita अमित/amit दीपिका/deepika राजेश/rajesh \
            अनिल/anil गीता/gita
            """,
        family: """
            शर्मा/sharma वर्मा/verma गुप्ता/gupta सिंह/singh यादव/yadav मिश्रा/mishra \
            जोशी/joshi पटेल/patel
            """,
        streets: "मुख्य_मार्ग विद्यालय_मार्ग नदी_मार्ग")

    static let thai = NameStock(
        "th",
        given: """
            สมชาย/somchai มาลี/malee ประเสริฐ/prasert สุดา/suda วิชัย/wichai กัลยา/kanlaya \
            นิพนธ์/niphon อรุณ/arun
            """,
        family: """
            ใจดี/jaidee ศรีสุข/srisuk ทองดี/thongdee แสงทอง/saengthong วงศ์ไทย/wongthai \
            บุญมา/bunma สุขใจ/sukjai
            """,
        streets: "ถนนใหญ่ ถนนโรงเรียน ซอยดอกไม้")

    static let vietnamese = NameStock(
        "vi",
        given: "Nguyệt Đức Hường Tuấn Thảo Phước Mỹ_Linh Khôi Ánh Quỳnh",
        family: "Nguyễn Trần Lê Phạm Huỳnh Đặng Vũ Bùi",
        streets: "Đường_Hoa_Sen Phố_Chợ Đường_Trường_Học")

    static let indonesian = NameStock(
        "id",
        given: "Siti Budi Dewi Agus Sri Wahyu Putri Joko Ayu Suparman",
        family: "Wijaya Santoso Pratama Lestari Hidayat Kusuma Saputra Nugroho",
        streets: "Jalan_Melati Jalan_Pasar Jalan_Sekolah")

    static let chinese = NameStock(
        "zh",
        given: "伟/wei 芳/fang 秀英/xiuying 娜/na 强/qiang 丽/li 建国/jianguo 晓明/xiaoming 雪/xue 磊/lei",
        family: "王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 赵/zhao 欧阳/ouyang 黄/huang 周/zhou",
        streets: "中心路 学校街 湖滨路")

    static let japanese = NameStock(
        "ja",
        given: """
            太郎/taro 花子/hanako 健一/kenichi 美咲/misaki さくら/sakura ひろし/hiroshi 翔太/shota ケン/ken \
            みどり/midori マリア/maria
            """,
        family: """
            佐藤/sato 鈴木/suzuki 高橋/takahashi 田中/tanaka 伊藤/ito 渡辺/watanabe 山本/yamamoto \
            小林/kobayashi
            """,
        streets: "中央通り 学校通り さくら通り")

    static let korean = NameStock(
        "ko",
        given: """
            민준/minjun 서연/seoyeon 지훈/jihoon 수진/sujin 현우/hyunwoo 은지/eunji 영희/younghee \
            철수/cheolsu
            """,
        family: "김/kim 이/lee 박/park 최/choi 정/jung 강/kang 조/cho 남궁/namgung",
        streets: "중앙로 학교길 호수길")

    static let amharic = NameStock(
        "am",
        given: "አበበ/abebe ትዕግሥት/tigist ሰላም/selam ዳዊት/dawit ማርታ/marta ዮናስ/yonas",
        family: "በቀለ/bekele ታደሰ/tadesse ገብረ/gebre ወልደ/wolde ከበደ/kebede አለሙ/alemu",
        streets: "ዋና_መንገድ የትምህርት_ቤት_መንገድ")

    static let swahili = NameStock(
        "sw",
        given: "Amani Zawadi Baraka Neema Juma Wanjiru Otieno Akinyi",
        family: "Mwangi Kamau Ochieng Njoroge Mutua Wambui Hassan Odhiambo",
        streets: "Barabara_Kuu Mtaa_wa_Shule Njia_ya_Ziwa")
}
