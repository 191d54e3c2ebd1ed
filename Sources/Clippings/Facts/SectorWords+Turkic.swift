/// Words of sectors in Azerbaijani, Kazakh and Turkmen.
extension SectorWords {
    static let azerbaijani = [
        (
            "transport",
            """
            tranzit nəqliyyat dəmiryol dəmir liman bərə gəmi yük dəhliz aeroport reys konteyner logistik daşıma
            daşın avtomobil magistral avtobus qatar vaqon körpü tanker təyyarə aviaşirkət keçid lokomotiv
            sərnişin
            """
        ),
        (
            "energy",
            """
            enerji elektrik =qaz =qazın neft boru kəmər günəş külək meqavat yanacaq turbin generator kilovat
            nüvə qazma istilik kömür stansiya
            """
        ),
        (
            "tourism",
            """
            turizm turist otel mehmanxana kurort istirahət =tur =turlar ekskursiya səyahət çimərlik marşrut
            sanatoriya
            """
        ),
        (
            "environment",
            """
            ekolog ətraf çirklən iqlim biomüxtəlif qoruq tullantı suiti meşə dayazlaş karbon bataqlıq =quş
            quşlar populyasiya quraqlıq axıntı çirkab təbiət flaminqo qutan eroziya zibil plastik ekosistem
            qamışlıq
            """
        ),
        (
            "fisheries",
            """
            balıq nərə kürü akvakultur kilkə ağbalıq ovlanma kütüm vətəgə
            """
        ),
        (
            "agriculture",
            """
            kənd aqrar məhsul düyü fermer heyvandar suvarma taxıl buğda bağ meyvə tərəvəz istixana toxum qoyun
            quşçuluq ipək pambıq sitrus süd üzüm arıçı =bal torpaq =çay çayçılıq =çayın fındıq əkin plantasiya
            """
        ),
        (
            "trade-industry",
            """
            ticarət ixrac idxal gömrük sənaye investisi sərmayə zavod biznes müəssisə bazar sahibkar tacir =mal
            =mallar kimya polimer sement polad toxuculuq tarif anbar tender fabrik istehsal mağaza palata
            """
        ),
        (
            "science-education",
            """
            universitet elm elmi təhsil tələbə məktəb tədqiqat akademi =alim alimlər laborator professor
            mühazirə =kurs kurslar təlim təcrübəçi müəllim ekspedisiya təqaüd mühəndis kadr
            """
        ),
        (
            "health",
            """
            xəstəxana səhiyyə tibb həkim pasiyent vaksin sağlamlıq cərrah təcili xəstəlik müalicə epidemi aptek
            infeksiya stomatoloq =qan dərman
            """
        ),
        (
            "culture",
            """
            mədəni muzey festival teatr irs konsert sərgi musiqi mahnı şair roman kino orkestr rəqs folklor
            arxeolo abidə sənətkar xalça kitabxana rəssam xor aşıq
            """
        ),
    ]

    static let kazakh = [
        (
            "transport",
            """
            транзит көлік теміржол =темір порт паром кеме жүк дәліз әуежай рейс контейнер логисти тасымал
            автожол жолаушы автобус пойыз вагон көпір айлақ танкер ұшақ өткел локомотив
            """
        ),
        (
            "energy",
            """
            энерг электр =газ =газды мұнай құбыр күн-жел мегаватт отын жылу турбина генератор киловатт атом
            бұрғылау жаңартылатын көмір
            """
        ),
        (
            "tourism",
            """
            туризм турист қонақүй демалыс курорт экскурсия саяхат жағажай маршрут сапаржай шипажай
            """
        ),
        (
            "environment",
            """
            эколог қоршаған ластан климат биоалуан қорық қалдық итбалық орман таязда табиғат табиғи көміртек
            батпақ =құс құстар популяция құрғақшылық ағынды сарқынды қоқыс фламинго бірқазан эрозия пластик
            экожүйе саябақ қорғалатын
            """
        ),
        (
            "fisheries",
            """
            балық бекіре уылдырық аквадақыл шабақ қортпа килька шоқыр көксерке тоғаны
            """
        ),
        (
            "agriculture",
            """
            ауыл агро өнім күріш фермер =мал малшы малды суар астық бидай егін жеміс көкөніс жылыжай тұқым =қой
            жібек мақта цитрус сүт жүзім топырақ қауын диқан
            """
        ),
        (
            "trade-industry",
            """
            сауда экспорт импорт кеден өнеркәсіп инвест зауыт кәсіпорын бизнес базар кәсіпкер тауар химия
            полимер цемент тоқыма тариф қойма тендер фабрика өндіріс көпес
            """
        ),
        (
            "science-education",
            """
            университет ғылым ғылыми білім студент мектеп зерттеу академ ғалым зертхана профессор дәріс =курс
            курстар тағылымдама мұғалім балабақша экспедиция шәкіртақы инженер кадр
            """
        ),
        (
            "health",
            """
            аурухана денсаулық медицин дәрігер емхана вакцин медбике хирург жедел емде індет дәріхана жұқпа
            перзентхана =қан
            """
        ),
        (
            "culture",
            """
            мәдени музей фестиваль театр мұра концерт көрме музыка ақын роман кино оркестр фольклор археолог
            ескерткіш қолөнер кілем кітапхана суретші күйші домбыра
            """
        ),
    ]

    static let turkmen = [
        (
            "transport",
            """
            tranzit ulag demirýol demir port parom gämi ýük geçelge howa-menzil uçuş konteýner logistik gatnaw
            awtoulag awtobus otly wagon köpri duralga tanker uçar lokomotiw ýolagçy
            """
        ),
        (
            "energy",
            """
            energiýa energetik elektrik =gaz =gazy nebit turba megawatt ýangyç gün-şöhle turbina generator
            kilowatt atom buraw kömür
            """
        ),
        (
            "tourism",
            """
            syýahat turist myhmanhana şypahana kurort dynç ekskursiýa kenarýaka =tur
            """
        ),
        (
            "environment",
            """
            ekolog daşky hapalan howa-klimat klimat goraghana galyndy düwlen tokaý tebigat uglerod batgalyk =guş
            guşlar populýasiýa guraklyk akabaly flamingo gotan eroziýa plastik ekoulgam çölleşme
            """
        ),
        (
            "fisheries",
            """
            balyk bekre işbil kilka beluga
            """
        ),
        (
            "agriculture",
            """
            oba-hojalyk oba ekeran hasyl şaly fermer maldar suwaryş bugdaý ekin miwe ýyladyşhana tohum goýun
            guşçulyk ýüpek pagta sitrus süýt üzüm toprak daýhan gawun
            """
        ),
        (
            "trade-industry",
            """
            söwda eksport import gümrük senagat maýa zawod kärhana telekeçi bazar haryt himiýa polimer sement
            polat dokma nyrh ammar tender fabrik önümçilik dükan täjir
            """
        ),
        (
            "science-education",
            """
            uniwersitet ylym ylmy bilim talyp mekdep barlag akademi =alym alymlar tejribehana professor leksiýa
            =kurs okuw mugallym ekspedisiýa inžener sapak
            """
        ),
        (
            "health",
            """
            keselhana saglyk lukman waksin hassahana şepagat hirurg bejergi epidemiýa dermanhana ýokanç =gan
            derman
            """
        ),
        (
            "culture",
            """
            medeni muzeý festiwal teatr miras konsert sergi aýdym şahyr roman kino orkestr tans folklor arheolog
            ýadygärlik senetçi kitaphana suratkeş bagşy sungat
            """
        ),
    ]
}
